// Package assets holds the files that are built into the program: the icon and
// the translations. It knows nothing of the rest of the project, and nothing
// but embedded files lives here.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed icon.png
var icon []byte

//go:embed translations/*.json
var translations embed.FS

// Icon returns the program's icon, a PNG picture of 512 by 512 pixels.
func Icon() []byte {
	return append([]byte(nil), icon...)
}

// Translations returns a file system that holds one file a language in its
// root, named by the language's tag: en.json, de.json and so on.
func Translations() fs.FS {
	sub, err := fs.Sub(translations, "translations")
	if err != nil {
		// fs.Sub fails for an invalid path only, and this one is a constant.
		panic(err)
	}
	return sub
}

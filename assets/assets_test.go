package assets_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"io/fs"
	"testing"

	"muster/assets"
)

func TestIconIsASquarePicture(t *testing.T) {
	config, err := png.DecodeConfig(bytes.NewReader(assets.Icon()))
	if err != nil {
		t.Fatalf("the icon is no PNG: %v", err)
	}
	if config.Width != 512 || config.Height != 512 {
		t.Errorf("the icon measures %d x %d, want 512 x 512", config.Width, config.Height)
	}
}

func TestIconIsACopy(t *testing.T) {
	assets.Icon()[0] = 0
	if assets.Icon()[0] == 0 {
		t.Error("a caller changed the embedded icon")
	}
}

func TestTranslationsAreJSONObjectsInTheRoot(t *testing.T) {
	files, err := fs.Glob(assets.Translations(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, name := range files {
		seen[name] = true
		content, err := fs.ReadFile(assets.Translations(), name)
		if err != nil {
			t.Fatal(err)
		}
		var messages map[string]any
		if err := json.Unmarshal(content, &messages); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"en.json", "de.json"} {
		if !seen[name] {
			t.Errorf("%s is missing", name)
		}
	}
}

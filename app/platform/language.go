package platform

import (
	"os"

	"github.com/jeandeaual/go-locale"

	"muster/app/platform/words"
)

// SystemLanguage is the language that the user's system is set to: of the environment's locale variables where they
// are set, else of the system's own settings (Windows, macOS); "" when neither tells.
func SystemLanguage() string {
	if tag := words.FromEnvironment(os.Getenv); tag != "" {
		return tag
	}
	tag, err := locale.GetLocale()
	if err != nil {
		return ""
	}
	return tag
}

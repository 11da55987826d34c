package assets_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"muster/assets"
)

// FyneApp.toml tells a packager, and macOS, what the program brings; it must
// tell the truth.
func TestMetadataNamesTheLanguagesThatAreThere(t *testing.T) {
	metadata, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^Languages = (\[.*\])$`).FindSubmatch(metadata)
	if line == nil {
		t.Fatal("FyneApp.toml names no languages")
	}
	var named []string
	if err := json.Unmarshal(line[1], &named); err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(assets.Translations(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		files[i] = strings.TrimSuffix(file, ".json")
	}
	slices.Sort(named)
	if !slices.Equal(named, files) {
		t.Errorf("FyneApp.toml names %v, the translations are %v", named, files)
	}
}

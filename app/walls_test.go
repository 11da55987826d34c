package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The walls of the house: which room may use which. The program is small enough
// to read every import of every file for every system, whatever its build tags.

// module is the path of the project's own packages.
const module = "muster"

// room is a package, or with a trailing "/..." a package and all below it.
type room string

func (r room) holds(pkg string) bool {
	if base, all := strings.CutSuffix(string(r), "/..."); all {
		return pkg == base || strings.HasPrefix(pkg, base+"/")
	}
	return pkg == string(r)
}

func anyHolds(rooms []room, pkg string) bool {
	return slices.ContainsFunc(rooms, func(r room) bool { return r.holds(pkg) })
}

// ownWalls says what of the project the packages of a room may import; the first
// room that holds a package counts.
var ownWalls = []struct {
	room room
	may  []room
}{
	{"main", []room{"app/...", "views/...", "data/...", "assets"}},
	{"app", []room{"data/..."}},
	{"app/platform/...", []room{"app", "app/platform/...", "data", "assets"}},
	{"views/theme", nil},
	{"views/widgets", []room{"views/theme"}},
	{"views/wording", []room{"app", "data", "data/columns"}},
	{"views/terminal", []room{"app", "data", "data/columns", "views/wording"}},
	{"views/window", []room{
		"app", "data", "data/columns", "views/contacts", "views/segments", "views/imports", "views/exports", "views/history",
		"views/backups", "views/duplicates", "views/forgetting", "views/audience", "views/files", "views/widgets", "views/theme", "views/wording",
	}},
	{"views/desktop", []room{
		"app", "data", "assets", "views/window", "views/backups", "views/widgets", "views/theme", "views/wording",
	}},
	{"views/files", []room{"app", "data", "views/widgets", "views/theme", "views/wording"}},
	{"views/...", []room{"app", "data", "data/columns", "views/files", "views/widgets", "views/theme", "views/wording"}},
	{"data", nil},
	{"data/field/...", []room{"data"}},
	{"data/sheet/...", nil},
	{"data/...", []room{"data", "data/field"}},
	{"assets", nil},
	{"packaging/bench/scroll", []room{"views/widgets", "views/theme"}},
	{"packaging/bench/window", []room{"app/...", "views/...", "data/..."}}, // a main of its own
	{"packaging/bench/plan", []room{"app/...", "data/..."}},                // one more
	{"packaging/bench/export", []room{"app/...", "data/..."}},
	{"packaging/...", nil},
}

// foreignWalls says which packages from outside belong to which rooms alone. The
// longest path that fits a package counts. The program opens no connection to
// anywhere, so what is made for that belongs to no room; "net" alone is for the
// socket that brings the first window forward.
var foreignWalls = map[string][]room{
	"fyne.io":                       {"main", "views/...", "app/platform/...", "packaging/bench/scroll", "packaging/bench/window"},
	"database/sql":                  {"data/store/..."},
	"gorm.io":                       {"data/store/..."},
	"github.com/glebarez":           {"data/store/..."},
	"github.com/go-gormigrate":      {"data/store/..."},
	"modernc.org":                   {},
	"github.com/xuri":               {"data/sheet/...", "packaging/bench/export"},
	"github.com/sqweek/dialog":      {"app/platform/..."},
	"github.com/nyaruka":            {"data/field/..."},
	"github.com/nicksnyder":         {"app/platform/..."},
	"gopkg.in/natefinch":            {"main", "app/platform/..."},
	"net":                           {"app/platform/..."},
	"net/http":                      {},
	"net/rpc":                       {},
	"net/smtp":                      {},
	"net/mail":                      {"data/field/..."},
	"net/url":                       {"app/platform/...", "data/...", "views/..."},
	"testing":                       {},
	"github.com/stretchr/testify":   {},
	"pgregory.net/rapid":            {},
	"fyne.io/fyne/v2/test":          {},
	"github.com/mattn/go-isatty":    {"main", "views/terminal"},
	"github.com/spf13/pflag":        {"main", "views/terminal"},
	"github.com/biter777":           {"data/field/..."},
	"github.com/gofrs/flock":        {"data/store/...", "app/platform/..."},
	"github.com/dustin/go-humanize": {"main", "app/platform/...", "views/..."},
}

// withoutWindow are views that must work where there is no screen.
var withoutWindow = []room{"views/terminal", "views/wording"}

// forTests is whether a package lends a hand to tests alone, as net/http/httptest
// does. It may use what its parent may, its parent, and what tests may.
func forTests(pkg string) bool { return strings.Contains(pkg, "/") && strings.HasSuffix(pkg, "test") }

// objection says why importer may not import imported, or "" when it may. Both
// are paths within the project, or of a package from outside.
func objection(importer, imported string) string {
	if forTests(importer) {
		importer = path.Dir(importer)
		switch imported {
		case "testing", "fyne.io/fyne/v2/test", module + "/" + importer:
			return ""
		}
	}
	if own, ok := strings.CutPrefix(imported, module+"/"); ok {
		if forTests(own) {
			return own + " is for tests"
		}
		for _, wall := range ownWalls {
			if !wall.room.holds(importer) {
				continue
			}
			if anyHolds(wall.may, own) {
				return ""
			}
			return string(wall.room) + " may not use " + own
		}
		return importer + " is no room of the house"
	}
	for prefix := imported; prefix != "."; prefix = path.Dir(prefix) {
		may, walled := foreignWalls[prefix]
		if !walled {
			continue
		}
		if !anyHolds(may, importer) {
			return prefix + " does not belong into " + importer
		}
		if prefix == "fyne.io" && anyHolds(withoutWindow, importer) {
			return importer + " must work without a window"
		}
		return ""
	}
	return ""
}

// house is what is read of the source: the imports of each package without its
// tests, and the packages that say in a comment what lives in them.
type house struct {
	imports   map[string][]string
	commented map[string]bool
}

func readHouse(t *testing.T, root string) house {
	t.Helper()
	found := house{imports: map[string][]string{}, commented: map[string]bool{}}
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if file != root && (name[0] == '.' || name[0] == '_' || name == "testdata" || name == "dist" || name == "build") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		source, err := parser.ParseFile(files, file, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(folder)
		if pkg == "." {
			pkg = "main"
		}
		found.add(pkg, source)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func (h *house) add(pkg string, source *ast.File) {
	if _, known := h.imports[pkg]; !known {
		h.imports[pkg] = nil
	}
	if source.Doc != nil {
		h.commented[pkg] = true
	}
	for _, spec := range source.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err == nil && !slices.Contains(h.imports[pkg], imported) {
			h.imports[pkg] = append(h.imports[pkg], imported)
		}
	}
}

// circle returns the rooms of a circle of imports, or nil. A room is a folder of
// the first or second level: two packages of different rooms can be in a circle
// of rooms that the compiler, which sees packages, does not see.
func (h *house) circle() []string {
	graph := map[string]map[string]bool{}
	for pkg, imports := range h.imports {
		from := roomOf(pkg)
		for _, imported := range imports {
			own, ok := strings.CutPrefix(imported, module+"/")
			if !ok || roomOf(own) == from {
				continue
			}
			if graph[from] == nil {
				graph[from] = map[string]bool{}
			}
			graph[from][roomOf(own)] = true
		}
	}
	finished := map[string]bool{}
	var walk func(trail []string, at string) []string
	walk = func(trail []string, at string) []string {
		if start := slices.Index(trail, at); start >= 0 {
			return append(slices.Clone(trail[start:]), at)
		}
		if finished[at] {
			return nil
		}
		for _, next := range slices.Sorted(maps.Keys(graph[at])) {
			if found := walk(append(trail, at), next); found != nil {
				return found
			}
		}
		finished[at] = true
		return nil
	}
	for _, start := range slices.Sorted(maps.Keys(graph)) {
		if found := walk(nil, start); found != nil {
			return found
		}
	}
	return nil
}

func roomOf(pkg string) string {
	parts := strings.SplitN(pkg, "/", 3)
	return strings.Join(parts[:min(len(parts), 2)], "/")
}

// topLevel is everything that may lie in the project's first folder, beside
// names that begin with a dot. What git ignores there is built, not kept.
var topLevel = []string{
	"main.go", "app", "views", "data", "assets", "FyneApp.toml", "go.mod", "go.sum",
	"README.md", "LICENSE", "CHANGELOG.md", "Makefile", "docs", "packaging",
	"dist", "build",
}

func straysAmong(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return name[0] == '.' || slices.Contains(topLevel, name) || path.Ext(name) == ".syso"
	})
}

// vagueNames say nothing of what lives in a package.
var vagueNames = []string{"util", "utils", "common", "helper", "helpers", "misc", "shared", "base"}

func TestNobodyBreaksAWall(t *testing.T) {
	found := readHouse(t, "..")
	if len(found.imports["app"]) == 0 || len(found.imports["data/store"]) == 0 {
		t.Fatal("the rooms app and data/store were not read; is this still the project's folder?")
	}
	for pkg, imports := range found.imports {
		for _, imported := range imports {
			if reason := objection(pkg, imported); reason != "" {
				t.Errorf("%s imports %s: %s", pkg, imported, reason)
			}
		}
	}
	if circle := found.circle(); circle != nil {
		t.Errorf("the rooms go in a circle: %s", strings.Join(circle, " → "))
	}
}

func TestEveryPackageSaysWhatLivesInIt(t *testing.T) {
	found := readHouse(t, "..")
	for pkg := range found.imports {
		if !found.commented[pkg] {
			t.Errorf("%s has no package comment", pkg)
		}
		if slices.Contains(vagueNames, path.Base(pkg)) {
			t.Errorf("%s: the name says nothing of what lives there", pkg)
		}
	}
}

func TestTheFirstFolderHoldsWhatBelongsThere(t *testing.T) {
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	if strays := straysAmong(names); len(strays) > 0 {
		t.Errorf("these belong into a folder of their own: %v", strays)
	}
}

// The walls are tested, too: a rule that objects to nothing is no rule.

func TestObjectionsAreRaised(t *testing.T) {
	broken := map[string][]string{
		"app":                  {"fyne.io/fyne/v2", "gorm.io/gorm", "database/sql", "github.com/xuri/excelize/v2", "muster/views/window", "muster/app/platform", "muster/assets", "net/http"},
		"app/platform":         {"muster/views/window", "muster/data/store", "gorm.io/gorm", "net/http"},
		"views/window":         {"muster/data/store", "muster/data/sheet", "muster/data/field", "gorm.io/gorm", "github.com/xuri/excelize/v2", "github.com/sqweek/dialog", "muster/app/platform", "muster/views/terminal"},
		"views/contacts":       {"muster/views/window", "muster/views/imports", "muster/data/store", "muster/app/platform/words"},
		"views/terminal":       {"fyne.io/fyne/v2", "muster/data/store", "muster/views/widgets", "muster/views/window"},
		"views/wording":        {"fyne.io/fyne/v2/widget", "muster/data/field"},
		"views/widgets":        {"muster/app", "muster/data", "muster/views/wording"},
		"views/desktop":        {"muster/app/platform", "muster/data/store", "muster/views/contacts", "muster/views/terminal"},
		"views/theme":          {"muster/views/widgets", "muster/app"},
		"data":                 {"muster/data/field", "muster/app", "gorm.io/gorm", "fyne.io/fyne/v2"},
		"data/field":           {"muster/data/store", "muster/data/columns", "database/sql"},
		"data/columns":         {"muster/data/sheet", "muster/data/store", "muster/app"},
		"data/store":           {"muster/data/sheet", "muster/data/columns", "muster/app", "muster/data/store/storetest", "github.com/xuri/excelize/v2", "modernc.org/sqlite", "testing"},
		"data/sheet":           {"muster/data", "muster/data/field", "gorm.io/gorm"},
		"assets":               {"muster/data", "muster/app", "fyne.io/fyne/v2"},
		"packaging/bench/gen":  {"muster/data/field", "net/http"},
		"data/store/storetest": {"muster/app", "muster/data/sheet", "github.com/xuri/excelize/v2"},
		"attic":                {"muster/data"},
		"main":                 {"gorm.io/gorm", "net/http", "testing"},
	}
	for importer, imports := range broken {
		for _, imported := range imports {
			if objection(importer, imported) == "" {
				t.Errorf("%s may import %s", importer, imported)
			}
		}
	}
}

func TestWhatTheHouseIsBuiltOnIsAllowed(t *testing.T) {
	fine := map[string][]string{
		"main":                 {"muster/app", "muster/app/platform/words", "muster/views/window", "muster/data/store", "muster/assets", "fyne.io/fyne/v2/app", "log/slog"},
		"app":                  {"muster/data", "muster/data/store", "muster/data/sheet", "muster/data/field", "golang.org/x/sync/errgroup", "context"},
		"app/platform/words":   {"muster/app", "github.com/nicksnyder/go-i18n/v2/i18n"},
		"app/platform":         {"muster/app", "fyne.io/fyne/v2", "github.com/sqweek/dialog", "net"},
		"views/window":         {"muster/app", "muster/views/contacts", "muster/views/theme", "fyne.io/fyne/v2/widget"},
		"views/terminal":       {"muster/app", "muster/data", "muster/views/wording", "encoding/json"},
		"views/desktop":        {"muster/app", "muster/assets", "muster/views/window", "fyne.io/fyne/v2/app"},
		"views/widgets":        {"muster/views/theme", "fyne.io/fyne/v2"},
		"data/store":           {"muster/data", "muster/data/field", "gorm.io/gorm", "github.com/glebarez/sqlite", "database/sql"},
		"data/store/storetest": {"muster/data", "muster/data/store", "testing", "gorm.io/gorm"},
		"views/imports":        {"muster/app", "muster/views/files", "muster/data/columns"},
		"data/field":           {"muster/data", "github.com/nyaruka/phonenumbers", "net/mail"},
		"data/sheet":           {"github.com/xuri/excelize/v2", "encoding/csv"},
	}
	for importer, imports := range fine {
		for _, imported := range imports {
			if reason := objection(importer, imported); reason != "" {
				t.Errorf("%s may not import %s: %s", importer, imported, reason)
			}
		}
	}
}

func TestCirclesOfRoomsAreFound(t *testing.T) {
	circular := house{imports: map[string][]string{
		"app":              {"muster/data"},
		"data/store":       {"muster/data", "muster/data/field"},
		"data/field":       {"muster/data/columns/names"},
		"data/columns":     {"muster/data/store"},
		"app/platform":     {"muster/app"},
		"main":             {"muster/app"},
		"data":             nil,
		"data/field/plans": {"fmt"},
	}}
	if got := strings.Join(circular.circle(), " "); got != "data/columns data/store data/field data/columns" {
		t.Errorf("circle %q", got)
	}
	straight := house{imports: map[string][]string{
		"app":                {"muster/data/store", "muster/data"},
		"data/store":         {"muster/data", "muster/data/field"},
		"data/field":         {"muster/data", "muster/data/field/plans"},
		"app/platform/words": {"muster/app", "muster/app/platform/lock"},
	}}
	if got := straight.circle(); got != nil {
		t.Errorf("a circle where there is none: %v", got)
	}
}

func TestStraysAreFound(t *testing.T) {
	got := straysAmong([]string{"main.go", "util", ".ci", "notes.txt", "docs", "dist", "window.go"})
	if want := []string{"util", "notes.txt", "window.go"}; !slices.Equal(got, want) {
		t.Errorf("strays %v, want %v", got, want)
	}
}

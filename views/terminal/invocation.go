package terminal

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"muster/app"
)

// Invocation is what the command line asks for.
type Invocation struct {
	// Command is the command's name, "segment create" with its second word; "" opens the window.
	Command string
	// Args are the command's own arguments.
	Args []string
	// Book and Language are "" where they were not given.
	Book, Language string

	options
}

// options are the values of all options; which of them a command takes stands in the table below.
type options struct {
	json          bool
	sheet         string
	encoding      string
	delimiter     string
	headerRow     string
	maps          []string
	dryRun        bool
	plan          string
	rejects       string
	clean         string
	country       string
	segments      []string
	search        string
	limit         int
	family        string
	first, last   string
	mobile, email string
	account       string
	organization  string
	externalID    string
	withLater     bool

	decisionFlags
	exportFlags
	narrowingFlags
	audienceFlags
}

// UsageError is a command line that makes no sense, as a key of the translations with its arguments, or in words.
type UsageError struct {
	key  string
	args []any
	text string
}

func (e *UsageError) Error() string { return "usage " + e.key }

// sentence says what makes no sense.
func (e *UsageError) sentence(w app.Words) string {
	if e.text != "" {
		return e.text
	}
	return w.Text(e.key, e.args...)
}

// command says how many arguments a command takes and which options besides the global ones.
type command struct {
	least, most int
	options     []string
}

const many = 1 << 30

// readingOptions say how to read a file.
var readingOptions = []string{"sheet", "encoding", "delimiter", "header-row"}

// importOptions are those of an import that are neither for reading the file nor decisions.
var importOptions = []string{"json", "dry-run", "plan", "rejects", "clean", "country", "map"}

var commands = map[string]command{
	"help":            {0, many, nil},
	"version":         {0, 0, nil},
	"sample":          {1, 1, nil},
	"read":            {1, 1, readingOptions},
	"import":          {1, 1, slices.Concat(importOptions, decisionOptions, readingOptions)},
	"compare":         {1, 2, slices.Concat([]string{"json", "out", "country", "map"}, readingOptions)},
	"export":          {1, 1, slices.Concat(exportOptions, narrowingOptions)},
	"profile list":    {0, 0, []string{"json"}},
	"profile show":    {1, 1, []string{"json"}},
	"profile adopt":   {2, 2, slices.Concat([]string{"json", "map"}, readingOptions)},
	"profile copy":    {2, 2, []string{"json"}},
	"profile delete":  {1, 1, nil},
	"profile default": {1, 1, nil},
	"contacts":        {0, 0, slices.Concat([]string{"json", "limit"}, narrowingOptions)},
	"contact add":     {0, 0, []string{"json", "country", "first", "last", "mobile", "email", "account", "organization", "external-id", "segment"}},
	"contact merge":   {2, app.MaxMerged, []string{"json"}},
	"contact forget":  {0, many, []string{"json", "search", "dry-run"}},
	"contact mark":    {1, many, nil},
	"contact unmark":  {1, many, nil},
	"audience":        {0, 0, slices.Concat([]string{"json"}, narrowingOptions, audienceOptions)},
	"filter list":     {0, 0, []string{"json"}},
	"filter save":     {1, 1, narrowingOptions},
	"filter rename":   {2, 2, nil},
	"filter freeze":   {2, 2, nil},
	"filter delete":   {1, 1, nil},
	"duplicates":      {0, 0, []string{"json", "limit"}},
	"segment list":    {0, 0, []string{"json"}},
	"segment create":  {1, 1, []string{"json", "family"}},
	"segment rename":  {2, 2, nil},
	"segment merge":   {2, 2, nil},
	"segment delete":  {1, 1, nil},
	"segment add":     {2, many, nil},
	"segment remove":  {2, many, nil},
	"history":         {0, 0, []string{"json", "limit"}},
	"undo":            {0, 1, []string{"with-later"}},
	"redo":            {0, 1, nil},
	"backups":         {0, 0, []string{"json"}},
	"backup":          {0, 0, nil},
	"restore":         {1, 1, nil},
}

// Parse reads the command line. Options stand before or after the command. Even when it fails with a *UsageError,
// the invocation has the language as far as it was given.
func Parse(args []string) (*Invocation, error) {
	inv := &Invocation{}
	var help, version bool
	flags := inv.flags(&help, &version)
	err := flags.Parse(args)
	switch {
	case err != nil:
		return inv, parseError(err)
	case help:
		inv.Command = "help"
		return inv, nil
	case version:
		inv.Command = "version"
		return inv, nil
	}
	if err := inv.name(flags.Args()); err != nil {
		return inv, err
	}
	return inv, inv.check(flags)
}

func (inv *Invocation) flags(help, version *bool) *pflag.FlagSet {
	f := pflag.NewFlagSet("muster", pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	f.BoolVarP(help, "help", "h", false, "")
	f.BoolVar(version, "version", false, "")
	f.StringVar(&inv.Book, "book", "", "")
	f.StringVar(&inv.Language, "lang", "", "")
	f.BoolVar(&inv.json, "json", false, "")
	f.StringVar(&inv.sheet, "sheet", "", "")
	f.StringVar(&inv.encoding, "encoding", "", "")
	f.StringVar(&inv.delimiter, "delimiter", "", "")
	f.StringVar(&inv.headerRow, "header-row", "", "")
	f.StringArrayVar(&inv.maps, "map", nil, "")
	f.BoolVar(&inv.dryRun, "dry-run", false, "")
	f.StringVar(&inv.plan, "plan", "", "")
	f.StringVar(&inv.rejects, "rejects", "", "")
	f.StringVar(&inv.clean, "clean", "", "")
	f.StringVar(&inv.country, "country", "", "")
	f.StringArrayVar(&inv.segments, "segment", nil, "")
	f.StringVar(&inv.search, "search", "", "")
	f.IntVar(&inv.limit, "limit", 0, "")
	f.StringVar(&inv.family, "family", "", "")
	f.StringVar(&inv.first, "first", "", "")
	f.StringVar(&inv.last, "last", "", "")
	f.StringVar(&inv.mobile, "mobile", "", "")
	f.StringVar(&inv.email, "email", "", "")
	f.StringVar(&inv.account, "account", "", "")
	f.StringVar(&inv.organization, "organization", "", "")
	f.StringVar(&inv.externalID, "external-id", "", "")
	f.BoolVar(&inv.withLater, "with-later", false, "")
	inv.decisionFlags.define(f)
	inv.exportFlags.define(f)
	inv.narrowingFlags.define(f)
	inv.audienceFlags.define(f)
	return f
}

// name takes the command's one or two words off the arguments.
func (inv *Invocation) name(words []string) error {
	if len(words) == 0 {
		return nil
	}
	inv.Command, inv.Args = words[0], words[1:]
	if !slices.Contains([]string{"segment", "contact", "filter", "profile"}, inv.Command) {
		return nil
	}
	if len(inv.Args) == 0 {
		return &UsageError{key: "terminal.usage.incomplete_command", args: []any{"Command", inv.Command}}
	}
	inv.Command, inv.Args = inv.Command+" "+inv.Args[0], inv.Args[1:]
	return nil
}

// globalOptions are taken by every command and by the window.
var globalOptions = []string{"book", "lang", "help", "version"}

func (inv *Invocation) check(flags *pflag.FlagSet) error {
	known, ok := commands[inv.Command]
	if !ok && inv.Command != "" {
		return &UsageError{key: "terminal.usage.unknown_command", args: []any{"Command", inv.Command}}
	}
	if len(inv.Args) < known.least {
		return &UsageError{key: "terminal.usage.too_few", args: []any{"Command", inv.Command}}
	}
	if len(inv.Args) > known.most {
		return &UsageError{key: "terminal.usage.too_many", args: []any{"Command", inv.Command, "Argument", inv.Args[known.most]}}
	}
	var strange *UsageError
	flags.Visit(func(f *pflag.Flag) {
		if !slices.Contains(known.options, f.Name) && !slices.Contains(globalOptions, f.Name) {
			strange = &UsageError{key: "terminal.usage.strange_option", args: []any{"Option", "--" + f.Name, "Command", inv.Command}}
			if inv.Command == "" {
				strange.key = "terminal.usage.no_command"
			}
		}
	})
	if strange != nil {
		return strange
	}
	if inv.limit < 0 {
		return &UsageError{key: "terminal.usage.bad_value", args: []any{"Option", "--limit"}}
	}
	if err := inv.narrowingFlags.check(flags); err != nil {
		return err
	}
	if err := inv.exportFlags.checkFlags(flags); err != nil {
		return err
	}
	return inv.decisionFlags.check(flags)
}

// parseError puts the library's English into our keys.
func parseError(err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return &UsageError{key: "terminal.usage.unknown_option", args: []any{"Option", dashes(unknown.GetSpecifiedName())}}
	}
	var valueless *pflag.ValueRequiredError
	if errors.As(err, &valueless) {
		return &UsageError{key: "terminal.usage.no_value", args: []any{"Option", dashes(valueless.GetSpecifiedName())}}
	}
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		if c, ok := invalid.GetFlag().Value.(*choice); ok {
			return &UsageError{key: "terminal.usage.bad_choice", args: []any{
				"Option", dashes(invalid.GetFlag().Name), "Value", invalid.GetValue(), "Choices", strings.Join(c.options, ", "),
			}}
		}
		return &UsageError{key: "terminal.usage.bad_value", args: []any{"Option", dashes(invalid.GetFlag().Name)}}
	}
	return &UsageError{key: "terminal.usage.bad_syntax"}
}

func dashes(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + strings.TrimLeft(name, "-")
}

// CheckLanguage refuses a --lang that there are no texts for.
func CheckLanguage(inv *Invocation, available []string) error {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(inv.Language), "_", "-"), "-")
	base, _, _ = strings.Cut(base, ".")
	if inv.Language == "" || slices.Contains(available, base) {
		return nil
	}
	return &UsageError{key: "terminal.usage.bad_language", args: []any{"Value", inv.Language, "Languages", strings.Join(available, ", ")}}
}

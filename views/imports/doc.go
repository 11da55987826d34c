// Package imports is the way of a file into the book: one dialog with the steps file, columns, check and import.
//
// flow*.go are the way itself, and page_*.go are what the dialog shows on it. What the pages know lives apart from
// them, without a widget: columns.go, column_roles.go and read_choices.go for the page of columns; for the check
// check*.go, decisions.go and names.go, the long lists of lines.go, and what the lists are of: problems.go,
// problem_renew.go and mending.go for the rows with problems, plan_list.go, plan_text.go and plan_options.go for the
// rows of the plan. The check has the list of either at the left (problem_*.go, plan_table.go), at the right what
// happens to segments with what may be taken (segment_table.go, effect_box.go), or one row in full (plan_panel.go).
// result.go is what became of an import once it ran. The package decides nothing about contacts: it shows what was
// understood and planned, and hands the user's decisions on.
package imports

// Package widgets holds the pieces that Muster's window is made of: the data
// table, chips, buttons, fields, dialogs, pop-ups, toasts. They know no domain:
// every text is given by the caller, every act is handed on by a callback, and
// nothing of the project but views/theme is imported.
//
// Every widget paints with the colours of views/theme as they are at the time
// of Refresh, so a change between light and dark at run time reaches all of
// them. All methods belong on Fyne's own goroutine.
package widgets

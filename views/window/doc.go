// Package window is Muster's main window: it puts the sidebar, the contacts page and the detail panel together, and
// has what belongs to the window as a whole: the menu and its keys, the status bar, toasts, drops, the first start
// and other notices, and closing.
//
// It connects the other views by their callbacks and holds no rule of the domain.
package window

//go:build headless

package desktop

// Run refuses: there is no window in this program.
func Run(Params) error { return ErrNoWindow }

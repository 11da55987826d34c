//go:build !wired

package window

type stub struct{}

func (stub) Start()                    {}
func (stub) IsOpen() bool              { return false }
func (stub) Dropped(_ []string) string { return "" }
func (stub) Close()                    {}

func (w *Window) newImports() importFlow { return stub{} }

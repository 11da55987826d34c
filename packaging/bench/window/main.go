// Window measures the real window on a book: how long after a letter in the search its first rows are painted, how
// long the goroutine of the window is held at most, and how both are while every contact is added to a segment. It
// changes the book (run it on a copy) and needs a screen, for example:
//
//	xvfb-run -s '-screen 0 1280x800x24' go run -tags migrated_fynedo ./packaging/bench/window BOOK
package main

import (
	"context"
	"fmt"
	"image"
	"os"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/window"
)

// typed are the searches, a letter at a time: names, a domain that every address has, digits, and nothing.
var typed = []string{"muller", "example", "0151", "juergen sch", "zzz", "farm"}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(path string) error {
	texts, err := words.New("en")
	if err != nil {
		return err
	}
	book, err := store.Open(context.Background(), path, store.Options{MustExist: true})
	if err != nil {
		return err
	}
	a := app.New(app.Params{Book: book, Words: texts})
	desk := fyneapp.NewWithID("io.github.muster.bench")
	desk.Settings().SetTheme(theme.New())
	b := &bench{app: a, painted: make(chan struct{}, 1)}
	b.main = window.New(window.Params{
		App: a, Words: texts, FyneApp: desk,
		Tasks: widgets.Tasks{Go: func(f func()) { go f() }, UI: b.onUI},
	})
	b.frame()
	go func() {
		err = b.measure()
		fyne.Do(desk.Quit)
	}()
	b.main.Show()
	desk.Run()
	return err
}

type bench struct {
	app     *app.App
	main    *window.Window
	witness *canvas.Raster
	painted chan struct{}

	mu      sync.Mutex
	longest time.Duration // that a function held the window's goroutine
}

// frame puts a point below the window's content that tells when it is painted.
func (b *bench) frame() {
	b.witness = canvas.NewRaster(func(int, int) image.Image {
		select {
		case b.painted <- struct{}{}:
		default:
		}
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	})
	b.witness.SetMinSize(fyne.NewSize(1, 1))
	content := b.main.Fyne().Content()
	b.main.Fyne().SetContent(container.NewBorder(nil, b.witness, nil, nil, content))
	b.main.Fyne().Resize(fyne.NewSize(1280, 800))
}

// onUI runs a view's work on the window's goroutine and notes how long it took.
func (b *bench) onUI(f func()) { fyne.Do(func() { b.timed(f) }) }

func (b *bench) timed(f func()) {
	begun := time.Now()
	f()
	b.mu.Lock()
	b.longest = max(b.longest, time.Since(begun))
	b.mu.Unlock()
}

// held returns and forgets the longest time that the goroutine was held.
func (b *bench) held() time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	longest := b.longest
	b.longest = 0
	return longest
}

// act does what a user would, on the window's goroutine.
func (b *bench) act(f func()) { fyne.DoAndWait(func() { b.timed(f) }) }

func (b *bench) status() (s struct {
	whole bool
	shown int
},
) {
	fyne.DoAndWait(func() {
		status := b.main.Page().Status()
		s.whole, s.shown = status.Whole, status.Shown
	})
	return s
}

// settle waits until the list is whole.
func (b *bench) settle() {
	for !b.status().whole {
		time.Sleep(10 * time.Millisecond)
	}
	time.Sleep(150 * time.Millisecond)
}

func (b *bench) measure() error {
	time.Sleep(3 * time.Second)
	b.settle()
	n := b.status().shown
	fmt.Printf("%d contacts\n", n)
	b.report("first rows after a letter", b.searches(typed))
	b.walk()
	fmt.Printf("window held at most: %.1f ms\n", ms(b.held()))

	segment, err := b.app.CreateSegment(context.Background(), data.Segment{Name: fmt.Sprint("Bench ", time.Now().Unix()), Colour: data.ColourAuto}, nil)
	if err != nil {
		return err
	}
	done := make(chan error, 1)
	begun := time.Now()
	err = b.app.Start(app.JobAssign, segment.Name, func(ctx context.Context, report data.ProgressFunc) error {
		_, err := b.app.Assign(ctx, data.Selection{All: true}, segment.ID, report)
		return err
	}, func(err error) { done <- err })
	if err != nil {
		return err
	}
	waits := b.beats(done)
	fmt.Printf("adding all to a segment: %.1f s\n", time.Since(begun).Seconds())
	b.report("turn of the window meanwhile", waits)
	fmt.Printf("window held at most: %.1f ms\n", ms(b.held()))
	return nil
}

// searches types each text a letter at a time and returns how long the first rows took to be painted.
func (b *bench) searches(texts []string) []time.Duration {
	var took []time.Duration
	for _, text := range texts {
		fyne.DoAndWait(b.main.Page().FocusSearch)
		for _, letter := range text {
			if d, ok := b.letter(letter); ok {
				took = append(took, d)
			}
		}
		fyne.DoAndWait(b.main.Page().ClearSearch)
		b.settle()
	}
	return took
}

// letter types one and waits until the answer was painted: the list is whole before it and has another length, or only
// its first rows, after it. It is not ok where the letter changes neither, so that nothing tells the answer.
func (b *bench) letter(letter rune) (took time.Duration, ok bool) {
	b.settle()
	before := b.status()
	begun := time.Now()
	b.act(func() { b.main.Fyne().Canvas().Focused().TypedRune(letter) })
	for time.Since(begun) < time.Second {
		changed := false
		fyne.DoAndWait(func() {
			s := b.main.Page().Status()
			if s.Shown == before.shown && s.Whole == before.whole {
				return
			}
			changed = true
			select {
			case <-b.painted:
			default:
			}
			b.witness.Refresh()
		})
		if changed {
			<-b.painted
			return time.Since(begun), true
		}
		time.Sleep(time.Millisecond)
	}
	return 0, false
}

// walk does what holds a window when it is done badly: sorts, ticks everything, scrolls to the end.
func (b *bench) walk() {
	page := b.main.Page()
	for _, q := range []data.Query{{View: data.ViewWithoutSegment}, {View: data.ViewWithoutMobile}, {Search: "e"}, {}} {
		b.act(func() { page.Show(q) })
		b.settle()
	}
	for range 3 {
		b.act(page.SelectAll)
		b.act(page.ClearSelection)
	}
	b.act(page.FocusTable)
	for _, key := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyPageDown, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEscape} {
		b.act(func() { b.main.Fyne().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}) })
		time.Sleep(200 * time.Millisecond)
	}
}

// beats asks for a turn of the window's goroutine all the time until done, and returns how long each took to come.
func (b *bench) beats(done <-chan error) []time.Duration {
	var waits []time.Duration
	for {
		select {
		case err := <-done:
			if err != nil {
				fmt.Fprintln(os.Stderr, "bench:", err)
			}
			return waits
		default:
		}
		begun := time.Now()
		fyne.DoAndWait(func() {})
		waits = append(waits, time.Since(begun))
		time.Sleep(5 * time.Millisecond)
	}
}

func (b *bench) report(what string, took []time.Duration) {
	slices.Sort(took)
	fmt.Printf("%s: median %.0f ms, 95 %% within %.0f ms, highest %.0f ms (%d)\n", what,
		ms(took[len(took)/2]), ms(took[len(took)*95/100]), ms(took[len(took)-1]), len(took))
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

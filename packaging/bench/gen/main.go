// Command gen writes the benchmark's input: a CSV of made-up contacts with the
// nine columns of the sample sheet, the same one for the same -n and -seed.
//
// It is a tool of the benchmark and uses nothing of the program.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	n := flag.Int("n", 100_000, "how many contacts")
	seed := flag.Uint64("seed", 1, "another seed gives other contacts")
	flag.Parse()
	if err := write(os.Stdout, *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// write writes the header and n rows. Lines end with CRLF, as those of a
// spreadsheet program do.
func write(w io.Writer, n int, seed uint64) error {
	if n > maxContacts {
		return fmt.Errorf("at most %d contacts, the numbers run out", maxContacts)
	}
	out := bufio.NewWriterSize(w, 1<<20)
	if _, err := out.WriteString(header); err != nil {
		return err
	}
	people := newGenerator(seed)
	var line []byte
	for i := range n {
		line = people.appendRow(line[:0], i)
		if _, err := out.Write(line); err != nil {
			return err
		}
	}
	return out.Flush()
}

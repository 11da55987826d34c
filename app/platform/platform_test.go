package platform_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"muster/app/platform"
	"muster/data"
)

// holderFolder makes this test binary hold a book until it is killed, as another Muster would.
const holderFolder = "MUSTER_TEST_HOLD"

func TestMain(m *testing.M) {
	if path := os.Getenv(holderFolder); path != "" {
		lock, err := platform.LockBook(path)
		if err != nil {
			os.Exit(1)
		}
		lock.OnRaise(func() { _, _ = os.Stdout.WriteString("raised\n") })
		_, _ = os.Stdout.WriteString("held\n")
		time.Sleep(time.Minute)
	}
	os.Exit(m.Run())
}

// hold starts another process that holds the book at path.
func hold(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	holder := exec.Command(os.Args[0])
	holder.Env = append(os.Environ(), holderFolder+"="+path)
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	holder.Stdout = in
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = holder.Process.Kill(); _, _ = holder.Process.Wait(); _ = out.Close(); _ = in.Close() })
	said := make([]byte, 5)
	if _, err := out.Read(said); err != nil || string(said) != "held\n" {
		t.Fatalf("the holder said %q, %v", said, err)
	}
	return holder
}

func TestABookIsHeldByOneProcessAndNoLockOutlivesAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ordner mit ä", "book.muster")
	holder := hold(t, path)
	if _, err := platform.LockBook(path); !errors.Is(err, data.ErrBookInUse) {
		t.Fatalf("held by another process: %v", err)
	}
	if err := holder.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_, _ = holder.Process.Wait()
	lock, err := platform.LockBook(path)
	if err != nil {
		t.Fatalf("after the kill: %v", err)
	}
	if err := lock.Release(); err != nil {
		t.Error(err)
	}
}

func TestALinkIsTheSameBook(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	folder := t.TempDir()
	path, link := filepath.Join(folder, "book.muster"), filepath.Join(folder, "link.muster")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	hold(t, path)
	if _, err := platform.LockBook(link); !errors.Is(err, data.ErrBookInUse) {
		t.Errorf("through a link: %v", err)
	}
}

func TestTheHolderIsAskedToComeForward(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.muster")
	if platform.AskToRaise(path) {
		t.Error("somebody answered where nobody holds the book")
	}
	hold(t, path)
	if !platform.AskToRaise(path) {
		t.Error("the holder did not answer")
	}
}

func TestTheBookIsFoundByOptionVariableAndDefault(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_DATA_HOME", folder)
	t.Setenv("LocalAppData", folder)
	t.Setenv("MUSTER_BOOK", "")
	if got, err := platform.BookPath(""); err != nil || filepath.Base(got) != "contacts.muster" || !filepath.IsAbs(got) {
		t.Errorf("default: %q, %v", got, err)
	}
	t.Setenv("MUSTER_BOOK", filepath.Join(folder, "b.muster"))
	if got, _ := platform.BookPath(""); got != filepath.Join(folder, "b.muster") {
		t.Errorf("variable: %q", got)
	}
	if got, _ := platform.BookPath(filepath.Join(folder, "c.muster")); got != filepath.Join(folder, "c.muster") {
		t.Errorf("option: %q", got)
	}
}

func TestTheLogIsWrittenInTheDataFolder(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_DATA_HOME", folder)
	t.Setenv("LocalAppData", folder)
	t.Setenv("HOME", folder)
	log, stop := platform.StartLog("1.2.3")
	log.Info("started")
	stop()
	path, err := platform.LogFile()
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(content), "msg=started version=1.2.3") {
		t.Errorf("%q, %v", content, err)
	}
}

func TestALogThatCannotBeWrittenStopsNobody(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_DATA_HOME", file)
	t.Setenv("LocalAppData", file)
	t.Setenv("HOME", file)
	log, stop := platform.StartLog("1.2.3")
	defer stop()
	log.Info("goes nowhere")
}

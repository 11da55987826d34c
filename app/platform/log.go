package platform

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"

	"gopkg.in/natefinch/lumberjack.v2"
)

// LogFile is where StartLog writes.
func LogFile() (string, error) {
	folder, err := DataFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "muster.log"), nil
}

// crashFile is where the runtime writes a fatal trace: it cannot write into a file that rotates.
const crashFile = "crash.log"

// StartLog returns a log that writes to a rotating file in the data folder (three files of 1 MB at most) and sends
// the trace of a crash to a file beside it. stop closes both. Where they cannot be written, the log discards: that
// must not keep anybody from their contacts.
func StartLog(version string) (log *slog.Logger, stop func()) {
	log, stop, err := startLog(version)
	if err != nil {
		return slog.New(slog.DiscardHandler), func() {}
	}
	return log, stop
}

func startLog(version string) (*slog.Logger, func(), error) {
	path, err := LogFile()
	if err != nil {
		return nil, nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, nil, fmt.Errorf("log folder: %w", err)
	}
	crash, err := os.OpenFile(filepath.Join(filepath.Dir(path), crashFile), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("crash file: %w", err)
	}
	if err := debug.SetCrashOutput(crash, debug.CrashOptions{}); err != nil {
		_ = crash.Close() // the cause is told
		return nil, nil, fmt.Errorf("crash output: %w", err)
	}
	file := &lumberjack.Logger{Filename: path, MaxSize: 1, MaxBackups: 2}
	log := slog.New(slog.NewTextHandler(file, nil)).With("version", version, "pid", os.Getpid())
	stop := func() {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{}) // the process ends
		_ = crash.Close()
		_ = file.Close()
	}
	return log, stop, nil
}

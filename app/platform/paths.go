package platform

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// appFolder is Muster's folder in the user's application data.
const appFolder = "Muster"

// DataFolder is the user's own folder for Muster's files: LocalAppData on Windows, Application Support on macOS, the
// XDG data home elsewhere. It is not made here.
func DataFolder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if local := os.Getenv("LocalAppData"); local != "" {
			return filepath.Join(local, appFolder), nil
		}
		config, err := os.UserConfigDir() // the roaming folder: better than none
		if err != nil {
			return "", fmt.Errorf("application data folder: %w", err)
		}
		return filepath.Join(config, appFolder), nil
	case "darwin":
		config, err := os.UserConfigDir() // ~/Library/Application Support
		if err != nil {
			return "", fmt.Errorf("application data folder: %w", err)
		}
		return filepath.Join(config, appFolder), nil
	}
	if home := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, appFolder), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("application data folder: %w", err)
	}
	return filepath.Join(home, ".local", "share", appFolder), nil
}

// BookPath is the book to open, absolute: the option if there is one, else MUSTER_BOOK, else contacts.muster in the
// data folder.
func BookPath(option string) (string, error) {
	for _, named := range []string{option, os.Getenv("MUSTER_BOOK")} {
		if named != "" {
			path, err := filepath.Abs(named)
			if err != nil {
				return "", fmt.Errorf("book path: %w", err)
			}
			return path, nil
		}
	}
	folder, err := DataFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "contacts.muster"), nil
}

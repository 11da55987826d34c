package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// contentHash tells the content of a file from any other: the SHA-256 of its bytes, in hexadecimal digits. It reads the file
// once more, which takes a small part of what checking its rows does.
func contentHash(ctx context.Context, path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }() // it was only read
	hash := sha256.New()
	buffer := make([]byte, 1<<20)
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		n, err := file.Read(buffer)
		hash.Write(buffer[:n])
		if err == io.EOF {
			return hex.EncodeToString(hash.Sum(nil)), nil
		}
		if err != nil {
			return "", err
		}
	}
}

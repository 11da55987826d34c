package store

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// The magic numbers of file systems that other machines may change: of statfs(2), and of the drivers of 9p, FUSE's
// network ones being told apart by no number (they are taken for local).
var networkFileSystems = []int64{
	unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.AFS_SUPER_MAGIC,
	unix.CODA_SUPER_MAGIC, unix.NCP_SUPER_MAGIC, unix.V9FS_MAGIC, unix.CEPH_SUPER_MAGIC,
}

// onNetwork says whether the file's folder lies on a network file system.
func onNetwork(path string) bool {
	var s unix.Statfs_t
	if unix.Statfs(filepath.Dir(path), &s) != nil {
		return false
	}
	for _, magic := range networkFileSystems {
		if uint32(s.Type) == uint32(magic) {
			return true
		}
	}
	return false
}

package app

import "time"

// KeepBackupsEvery is KeepBackups with another interval.
func (a *App) KeepBackupsEvery(interval time.Duration) { a.keepBackups(interval, interval) }

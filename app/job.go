package app

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"muster/data"
)

// JobKind says what the background job does.
type JobKind uint8

// The jobs. All of them write to the book; reading acts (checking a file, exporting) run where they are asked for.
const (
	JobImport JobKind = iota
	JobAssign
	JobUnassign
	JobDelete
	JobUndo
	JobRedo
	JobForget
	JobRestore
	JobMark
	JobTrim
)

// JobState is a look at the running job.
type JobState struct {
	Kind JobKind
	// Name is the file or the segment that the job is about, "" where there is none.
	Name       string
	Progress   data.Progress
	Started    time.Time
	Cancelling bool
}

// jobSlot holds the one job.
type jobSlot struct {
	mu      sync.Mutex
	running *runningJob
	// newest is the running job, or the last one, which may still be telling its end.
	newest *runningJob
}

type runningJob struct {
	kind    JobKind
	name    string
	started time.Time
	cancel  context.CancelFunc
	ended   chan struct{}

	mu         sync.Mutex
	progress   data.Progress
	cancelling bool
}

type jobKey struct{}

// Work is the body of a job. It returns when ctx is cancelled, with the book as it was.
type Work func(ctx context.Context, report data.ProgressFunc) error

// Start runs work as the App's one job in the background and returns at once; data.ErrBusy when a job is running.
// done is called with work's error on the job's goroutine, after the job's place is free again.
func (a *App) Start(kind JobKind, name string, work Work, done func(error)) error {
	ctx, cancel := context.WithCancel(context.Background())
	j := &runningJob{kind: kind, name: name, started: time.Now(), cancel: cancel, ended: make(chan struct{})}
	a.job.mu.Lock()
	if a.job.running != nil {
		a.job.mu.Unlock()
		cancel()
		return data.ErrBusy
	}
	a.job.running, a.job.newest = j, j
	a.job.mu.Unlock()
	a.events.emit(JobChanged)

	go func() {
		err := a.runGuarded(context.WithValue(ctx, jobKey{}, j), j, work)
		cancel()
		a.job.mu.Lock()
		a.job.running = nil
		a.job.mu.Unlock()
		if done != nil {
			done(err)
		}
		a.events.emit(JobChanged)
		close(j.ended)
	}()
	return nil
}

// runGuarded turns a panic of the work into an error, so that a fault in a job leaves its trace in the log and the
// window usable: the transaction was rolled back on the way out.
func (a *App) runGuarded(ctx context.Context, j *runningJob, work Work) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			a.log.Error("job panicked", "kind", j.kind, "stack", string(debug.Stack()))
			err = fmt.Errorf("job: %v", fault)
		}
	}()
	return work(ctx, j.report)
}

func (j *runningJob) report(p data.Progress) {
	j.mu.Lock()
	j.progress = p
	j.mu.Unlock()
}

// Job returns the state of the running job; false when none runs.
func (a *App) Job() (JobState, bool) {
	j := a.job.get()
	if j == nil {
		return JobState{}, false
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return JobState{Kind: j.kind, Name: j.name, Progress: j.progress, Started: j.started, Cancelling: j.cancelling}, true
}

// CancelJob asks the running job to stop; it ends with context.Canceled and the book as it was.
func (a *App) CancelJob() {
	j := a.job.get()
	if j == nil {
		return
	}
	j.mu.Lock()
	j.cancelling = true
	j.mu.Unlock()
	j.cancel()
	a.events.emit(JobChanged)
}

// WaitJob returns when the job that runs has ended and everybody has heard of it. It must not be called by a job's own
// work, done or listeners.
func (a *App) WaitJob() {
	a.job.mu.Lock()
	j := a.job.newest
	a.job.mu.Unlock()
	if j != nil {
		<-j.ended
	}
}

func (s *jobSlot) get() *runningJob {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.running
}

// admit refuses a write while a job runs, unless it is the job's own, and to a book that was found damaged.
func (a *App) admit(ctx context.Context) error {
	if err := a.admitJob(ctx); err != nil {
		return err
	}
	if a.Damaged() {
		return data.ErrBookDamaged
	}
	return nil
}

// admitJob refuses while a job runs that is not ctx's own.
func (a *App) admitJob(ctx context.Context) error {
	j := a.job.get()
	if j == nil || ctx.Value(jobKey{}) == j {
		return nil
	}
	return data.ErrBusy
}

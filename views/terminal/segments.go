package terminal

import (
	"context"
	"fmt"
	"text/tabwriter"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

// segmentJSON is a segment with the column names of the book.
type segmentJSON struct {
	ID     data.SegmentID `json:"id"`
	Name   string         `json:"name"`
	Family data.Family    `json:"family"`
	Colour int            `json:"colour"`
	Count  int            `json:"count"`
}

func newSegmentJSON(s data.Segment) segmentJSON {
	return segmentJSON{ID: s.ID, Name: s.Name, Family: s.Family, Colour: s.Colour, Count: s.Count}
}

func (s *session) segmentList(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		segments, err := a.Segments(ctx)
		if err != nil {
			return ExitFailed, err
		}
		if s.json {
			list := make([]segmentJSON, len(segments))
			for i, segment := range segments {
				list[i] = newSegmentJSON(segment)
			}
			return ExitDone, writeJSON(s.Stdout, list)
		}
		table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
		for _, segment := range segments {
			fmt.Fprintf(table, "%s\t%s\t%d\n", segment.Name, wording.Family(s.Words, segment.Family), segment.Count)
		}
		return ExitDone, table.Flush()
	})
}

func (s *session) segmentCreate(ctx context.Context) (int, error) {
	return s.writing(ctx, func(a *app.App) (int, error) {
		family := data.Family(s.family)
		if family == "" {
			family = data.FamilyOther
		}
		made, err := a.CreateSegment(ctx, data.Segment{Name: s.Args[0], Family: family, Colour: data.ColourAuto}, nil)
		if err != nil {
			return ExitFailed, err
		}
		if s.json {
			return ExitDone, writeJSON(s.Stdout, newSegmentJSON(made))
		}
		return s.done(s.Words.Text("terminal.segment_created", "Segment", made.Name))
	})
}

func (s *session) segmentRename(ctx context.Context) (int, error) {
	return s.withSegment(ctx, func(a *app.App, segment data.Segment) (int, error) {
		old := segment.Name
		segment.Name = s.Args[1]
		saved, err := a.UpdateSegment(ctx, segment)
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.segment_renamed", "Old", old, "New", saved.Name))
	})
}

func (s *session) segmentMerge(ctx context.Context) (int, error) {
	return s.withSegment(ctx, func(a *app.App, from data.Segment) (int, error) {
		into, err := a.SegmentByName(ctx, s.Args[1])
		if err != nil {
			return ExitFailed, err
		}
		if _, err := a.MergeSegments(ctx, from.ID, into.ID); err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.segment_merged", "From", from.Name, "Into", into.Name))
	})
}

func (s *session) segmentDelete(ctx context.Context) (int, error) {
	return s.withSegment(ctx, func(a *app.App, segment data.Segment) (int, error) {
		change, err := a.DeleteSegment(ctx, segment.ID)
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Count("terminal.segment_deleted", change.Counts.MembershipsRemoved, "Segment", segment.Name))
	})
}

func (s *session) segmentAdd(ctx context.Context) (int, error) {
	return s.withMembers(ctx, func(a *app.App, segment data.Segment, members data.Selection) (int, error) {
		change, err := a.Assign(ctx, members, segment.ID, nil)
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Count("terminal.assigned", change.Counts.MembershipsAdded, "Segment", segment.Name))
	})
}

func (s *session) segmentRemove(ctx context.Context) (int, error) {
	return s.withMembers(ctx, func(a *app.App, segment data.Segment, members data.Selection) (int, error) {
		change, err := a.Unassign(ctx, members, segment.ID, nil)
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Count("terminal.unassigned", change.Counts.MembershipsRemoved, "Segment", segment.Name))
	})
}

// withSegment runs f on the segment that the first argument names.
func (s *session) withSegment(ctx context.Context, f func(*app.App, data.Segment) (int, error)) (int, error) {
	return s.writing(ctx, func(a *app.App) (int, error) {
		segment, err := a.SegmentByName(ctx, s.Args[0])
		if err != nil {
			return ExitFailed, err
		}
		return f(a, segment)
	})
}

// withMembers runs f on the segment and the contacts that the arguments name. An ID that no contact has refuses the
// whole command.
func (s *session) withMembers(ctx context.Context, f func(*app.App, data.Segment, data.Selection) (int, error)) (int, error) {
	ids, err := contactIDs(s.Args[1:])
	if err != nil {
		return ExitUsage, err
	}
	return s.withSegment(ctx, func(a *app.App, segment data.Segment) (int, error) {
		for _, id := range ids {
			if _, err := a.Contact(ctx, id); err != nil {
				return ExitFailed, err
			}
		}
		return f(a, segment, data.SelectIDs(ids...))
	})
}

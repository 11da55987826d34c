package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"muster/data"
)

// Reasons lists the kinds of problems that there are, the gravest and most frequent first; see Problems.
func (s *Staging) Reasons(ctx context.Context) ([]data.Reason, error) {
	if err := s.complete(ctx); err != nil {
		return nil, fmt.Errorf("reasons: %w", translate(err))
	}
	return s.look().reasons(), nil
}

func (v *stagedView) reasons() []data.Reason {
	var list []data.Reason
	add := func(kind problemKind, n int) {
		if n == 0 {
			return
		}
		i := slices.IndexFunc(list, func(r data.Reason) bool { return r.Code == kind.code && r.Severity == kind.severity })
		if i < 0 {
			i = len(list)
			list = append(list, data.Reason{Code: kind.code, Severity: kind.severity})
		}
		list[i].Count += n
		if kind.suggested {
			list[i].Suggested += n
		}
	}
	for i, kind := range v.found.kinds {
		add(kind, v.found.count[i])
	}
	if v.planned != nil {
		for i, kind := range plannedKinds {
			add(kind, v.planned.found[i])
		}
	}
	slices.SortFunc(list, compareReasons)
	return list
}

// compareReasons puts what keeps rows out first, then what is frequent.
func compareReasons(a, b data.Reason) int {
	if a.Severity != b.Severity {
		return int(b.Severity) - int(a.Severity)
	}
	if a.Count != b.Count {
		return b.Count - a.Count
	}
	return strings.Compare(string(a.Code), string(b.Code))
}

package runtime

// FormatDate accepts a full-date of RFC 3339, section 5.6: 2024-02-29.
func FormatDate(s string) bool {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	century, year := formatTwo(s), formatTwo(s[2:])
	month, day := formatTwo(s[5:]), formatTwo(s[8:])
	if century < 0 || year < 0 || month < 1 || month > 12 || day < 1 {
		return false
	}
	last := 30 + (month+month>>3)&1
	if month == 2 {
		last = 28
		if year%4 == 0 && (year != 0 || century%4 == 0) {
			last = 29
		}
	}
	return day <= last
}

// FormatTime accepts a full-time of RFC 3339, section 5.6, with its offset:
// 08:30:06.28Z. The second may be 60 only in the last minute of a UTC day.
func FormatTime(s string) bool {
	if len(s) < 9 || s[2] != ':' || s[5] != ':' {
		return false
	}
	hour, minute, second := formatTwo(s), formatTwo(s[3:]), formatTwo(s[6:])
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 {
		return false
	}
	s = s[8:]
	if s[0] == '.' {
		n := formatDigits(s[1:])
		if n == 0 {
			return false
		}
		s = s[1+n:]
	}
	offset, ok := formatOffset(s)
	if !ok || second < 60 {
		return ok
	}
	const day = 24 * 60
	return (hour*60+minute-offset+day)%day == day-1
}

// formatOffset reads a time-offset in minutes.
func formatOffset(s string) (int, bool) {
	if len(s) == 1 {
		return 0, s[0]|0x20 == 'z'
	}
	if len(s) != 6 || s[3] != ':' || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hour, minute := formatTwo(s[1:]), formatTwo(s[4:])
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0, false
	}
	if s[0] == '-' {
		return -hour*60 - minute, true
	}
	return hour*60 + minute, true
}

// FormatDateTime accepts a date-time of RFC 3339, section 5.6. The T and the Z
// may be small letters; a space instead of the T is not taken.
func FormatDateTime(s string) bool {
	return len(s) > 11 && s[10]|0x20 == 't' && FormatDate(s[:10]) && FormatTime(s[11:])
}

// FormatDateTimeLocal accepts a date-time of RFC 3339 without its offset, as the
// OpenAPI format registry has date-time-local.
func FormatDateTimeLocal(s string) bool {
	return len(s) > 11 && s[10]|0x20 == 't' && FormatDate(s[:10]) && FormatTimeLocal(s[11:])
}

// FormatTimeLocal accepts a full-time of RFC 3339 without its offset: time-local
// of the OpenAPI format registry. The second may be 60 in any minute, since no
// offset says where on Earth that is.
func FormatTimeLocal(s string) bool {
	if len(s) < 8 || s[2] != ':' || s[5] != ':' {
		return false
	}
	hour, minute, second := formatTwo(s), formatTwo(s[3:]), formatTwo(s[6:])
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 {
		return false
	}
	s = s[8:]
	return s == "" || s[0] == '.' && len(s) > 1 && formatDigits(s[1:]) == len(s)-1
}

// formatTwo is the number that the first two digits of s make, or -1.
func formatTwo(s string) int {
	if !formatDigit(s[0]) || !formatDigit(s[1]) {
		return -1
	}
	return int(s[0]-'0')*10 + int(s[1]-'0')
}

// FormatDuration accepts a duration of RFC 3339, appendix A: P1Y2M3DT4H5M6S or
// P2W. That grammar has no fractions, and no gaps between units (P1Y2D).
func FormatDuration(s string) bool {
	if len(s) < 3 || s[0] != 'P' {
		return false
	}
	s = s[1:]
	if n := formatDigits(s); n > 0 && s[n:] == "W" {
		return true
	}
	if s[0] != 'T' {
		var ok bool
		if s, ok = formatUnits(s, "YMD"); !ok || s == "" {
			return ok
		}
	}
	if s[0] != 'T' {
		return false
	}
	s, ok := formatUnits(s[1:], "HMS")
	return ok && s == ""
}

// formatUnits reads numbers with units that follow one another without a gap,
// at least one, and returns what comes after them.
func formatUnits(s, units string) (string, bool) {
	next := -1 // any unit may be the first
	for s != "" && s[0] != 'T' {
		n := formatDigits(s)
		if n == 0 || n == len(s) {
			return s, false
		}
		unit := -1
		for i := range len(units) {
			if units[i] == s[n] {
				unit = i
			}
		}
		if unit < 0 || next >= 0 && unit != next {
			return s, false
		}
		next = unit + 1
		s = s[n+1:]
	}
	return s, next >= 0
}

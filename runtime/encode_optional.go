package runtime

// Key appends key, which is a comma, a member's name and a colon. It is not inlined: that
// would be felt when generated code is compiled.
//
//go:noinline
func Key(dst []byte, key string) []byte { return append(dst, key...) }

// MemberString appends a string behind key.
func MemberString(dst []byte, key, s string) []byte { return AppendString(append(dst, key...), s) }

// The functions here append an optional member behind key, which is a comma, its name
// and a colon: nothing where the pointer, or the list, is nil.

// MaybeString appends a string.
func MaybeString(dst []byte, key string, v *string) []byte {
	if v == nil {
		return dst
	}
	return AppendString(append(dst, key...), *v)
}

// MaybeInt32 appends an integer.
func MaybeInt32(dst []byte, key string, v *int32) []byte {
	if v == nil {
		return dst
	}
	return AppendInt(append(dst, key...), *v)
}

// MaybeInt64 appends an integer.
func MaybeInt64(dst []byte, key string, v *int64) []byte {
	if v == nil {
		return dst
	}
	return AppendInt(append(dst, key...), *v)
}

// MaybeFloat appends a number.
func MaybeFloat(dst []byte, key string, v *float64) []byte {
	if v == nil {
		return dst
	}
	return AppendFloat(append(dst, key...), *v)
}

// MaybeBool appends true or false.
func MaybeBool(dst []byte, key string, v *bool) []byte {
	if v == nil {
		return dst
	}
	return AppendBool(append(dst, key...), *v)
}

// MaybeArray appends an array whose elements one appends.
func MaybeArray[T any](dst []byte, key string, list []T, one func([]byte, *T) []byte) []byte {
	if list == nil {
		return dst
	}
	return AppendArray(append(dst, key...), list, one)
}

// AppendArray appends an array whose elements one appends.
func AppendArray[T any](dst []byte, list []T, one func([]byte, *T) []byte) []byte {
	open := len(dst)
	for k := range list {
		dst = one(append(dst, ','), &list[k])
	}
	return CloseArray(dst, open)
}

// MaybeStrings appends an array of strings.
func MaybeStrings[T ~string](dst []byte, key string, list []T) []byte {
	if list == nil {
		return dst
	}
	return AppendStrings(append(dst, key...), list)
}

// AppendStrings appends an array of strings.
func AppendStrings[T ~string](dst []byte, list []T) []byte {
	open := len(dst)
	for _, s := range list {
		dst = AppendString(append(dst, ','), string(s))
	}
	return CloseArray(dst, open)
}

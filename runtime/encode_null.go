package runtime

// The functions here append a member that may be null behind key, which is a comma, its
// name and a colon: Nullable... one that is always there, null where the pointer is nil,
// and MaybeNull... one that is not, where the pointer is nil.

// NullableString appends a string.
func NullableString(dst []byte, key string, v *string) []byte {
	if v == nil {
		return AppendNull(append(dst, key...))
	}
	return AppendString(append(dst, key...), *v)
}

// NullableInt32 appends an integer.
func NullableInt32(dst []byte, key string, v *int32) []byte {
	if v == nil {
		return AppendNull(append(dst, key...))
	}
	return AppendInt(append(dst, key...), *v)
}

// NullableInt64 appends an integer.
func NullableInt64(dst []byte, key string, v *int64) []byte {
	if v == nil {
		return AppendNull(append(dst, key...))
	}
	return AppendInt(append(dst, key...), *v)
}

// NullableFloat appends a number.
func NullableFloat(dst []byte, key string, v *float64) []byte {
	if v == nil {
		return AppendNull(append(dst, key...))
	}
	return AppendFloat(append(dst, key...), *v)
}

// NullableBool appends true or false.
func NullableBool(dst []byte, key string, v *bool) []byte {
	if v == nil {
		return AppendNull(append(dst, key...))
	}
	return AppendBool(append(dst, key...), *v)
}

// Nullable appends what one appends of a pointer.
func Nullable[P any](dst []byte, key string, v P, one func([]byte, P) []byte) []byte {
	if none(v) {
		return AppendNull(append(dst, key...))
	}
	return one(append(dst, key...), v)
}

// Maybe appends what one appends of a pointer, and nothing where that is nil.
func Maybe[P any](dst []byte, key string, v P, one func([]byte, P) []byte) []byte {
	if none(v) {
		return dst
	}
	return one(append(dst, key...), v)
}

// MaybeNullString appends a string.
func MaybeNullString[T ~string](dst []byte, key string, v *Null[T]) []byte {
	switch {
	case v == nil:
		return dst
	case !v.Valid:
		return AppendNull(append(dst, key...))
	}
	return AppendString(append(dst, key...), string(v.V))
}

// MaybeNullInt appends an integer.
func MaybeNullInt[T ~int32 | ~int64](dst []byte, key string, v *Null[T]) []byte {
	switch {
	case v == nil:
		return dst
	case !v.Valid:
		return AppendNull(append(dst, key...))
	}
	return AppendInt(append(dst, key...), v.V)
}

// MaybeNullFloat appends a number.
func MaybeNullFloat[T ~float64](dst []byte, key string, v *Null[T]) []byte {
	switch {
	case v == nil:
		return dst
	case !v.Valid:
		return AppendNull(append(dst, key...))
	}
	return AppendFloat(append(dst, key...), v.V)
}

// MaybeNullBool appends true or false.
func MaybeNullBool[T ~bool](dst []byte, key string, v *Null[T]) []byte {
	switch {
	case v == nil:
		return dst
	case !v.Valid:
		return AppendNull(append(dst, key...))
	}
	return AppendBool(append(dst, key...), v.V)
}

// MaybeNull appends what one appends.
func MaybeNull[T any](dst []byte, key string, v *Null[T], one func([]byte, *T) []byte) []byte {
	switch {
	case v == nil:
		return dst
	case !v.Valid:
		return AppendNull(append(dst, key...))
	}
	return one(append(dst, key...), &v.V)
}

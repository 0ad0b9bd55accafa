package runtime

import "hash/maphash"

// uniqueSeed makes hash collisions impossible to prepare for.
var uniqueSeed = maphash.MakeSeed()

// Up to this many items, of this length together, each is compared with each.
// More are hashed, which takes time linear in their length.
const (
	uniqueFew   = 6
	uniqueShort = 1 << 10
)

// FirstDuplicate looks for two items that [EqualJSON] calls equal: the first
// that repeats an earlier one is at j, the earlier one at i. When all differ,
// which is what "uniqueItems" asks for (JSON Schema validation, section 6.4.3),
// ok is false.
func FirstDuplicate(items []string) (i, j int, ok bool) {
	if len(items) > uniqueFew {
		return uniqueByHash(items)
	}
	size := 0
	for _, s := range items {
		size += len(s)
	}
	if size > uniqueShort {
		return uniqueByHash(items)
	}
	for j := range items {
		for i := range j {
			if EqualJSON(items[i], items[j]) {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// uniqueByHash keeps the items seen in a table with open addressing, at most
// half full.
func uniqueByHash(items []string) (int, int, bool) {
	if len(items) < 2 {
		return 0, 0, false
	}
	size := 4
	for size < 2*len(items) {
		size *= 2
	}
	table := make([]int32, size) // index of an item plus one; 0 is free
	sums := make([]uint64, len(items))
	for j, item := range items {
		sum := HashJSON(uniqueSeed, item)
		sums[j] = sum
		slot := int(sum & uint64(size-1))
		for table[slot] != 0 {
			i := int(table[slot]) - 1
			if sums[i] == sum && EqualJSON(items[i], item) {
				return i, j, true
			}
			slot = (slot + 1) & (size - 1)
		}
		table[slot] = int32(j + 1)
	}
	return 0, 0, false
}

package store

import (
	"errors"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/examples/merchant/catalog"
)

// CheckStock refuses lines of which there is not enough left.
func CheckStock(tx Tx, lines []catalog.Line) error { return eachStock(tx, lines, nil) }

// TakeStock takes lines out of stock, all of them or, with a refusal, none: an
// error undoes the transaction, or is found before anything is taken.
func TakeStock(tx Tx, lines []catalog.Line) error {
	if err := CheckStock(tx, lines); err != nil {
		return err
	}
	return eachStock(tx, lines, func(left, n int64) int64 { return left - n })
}

// ReturnStock gives back what TakeStock took.
func ReturnStock(tx Tx, lines []catalog.Line) error {
	return eachStock(tx, lines, func(left, n int64) int64 { return left + n })
}

// eachStock visits the lines whose stock is counted. No two lines of a selection
// are of the same option.
func eachStock(tx Tx, lines []catalog.Line, change func(left, n int64) int64) error {
	for _, line := range lines {
		left, err := tx.Stock(line.StockKey)
		switch {
		case errors.Is(err, ErrNotFound):
			continue
		case err != nil:
			return err
		case change != nil:
			if err := tx.SetStock(line.StockKey, change(left, line.Quantity)); err != nil {
				return err
			}
		case left < line.Quantity:
			return answer.Invalid("주문 상품이 품절되었습니다.")
		}
	}
	return nil
}

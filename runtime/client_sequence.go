package runtime

import (
	"errors"
	"io"
	"iter"
	"strconv"
)

// ReceiveItems hands a body of JSON texts over as an iterator, which validates
// each of them as it comes. The body is closed when a loop over it ends, whatever
// ends it; the [Stream] closes it where there is no loop. An error about a single
// item does not end the stream.
func ReceiveItems[T any](r *Response, content Content, decode func([]byte, *T, Reading) error) (iter.Seq2[T, error], Stream, error) {
	if err := r.sequence(content); err != nil {
		return nil, Stream{}, err
	}
	items := newItemReader(r.http.Body, content.MediaType, r.request.client.config.max)
	return iterate(items.next, readItem(r.input.found.how, decode), r.itemError, r.end), Stream{r.http.Body}, nil
}

// ReceiveEvents is [ReceiveItems] of text/event-stream.
func ReceiveEvents[T any](r *Response, content Content, decode func([]byte, *T, Reading) error) (iter.Seq2[Event[T], error], Stream, error) {
	if err := r.sequence(content); err != nil {
		return nil, Stream{}, err
	}
	events := newEventReader(r.http.Body, r.request.client.config.max)
	return iterate(events.next, readEvent(events, content, r.input.found.how, decode), r.itemError, r.end), Stream{r.http.Body}, nil
}

func (r *Response) sequence(content Content) error {
	if r.Is(content.MediaType) {
		return nil
	}
	defer r.close()
	return r.unexpected(errors.New("content type " + strconv.Quote(r.Header.Get("Content-Type")) + ", want " + content.MediaType))
}

// end closes a body of which nothing more is wanted, without waiting for more.
func (r *Response) end() { _ = r.http.Body.Close() }

func (r *Response) itemError(n int, err error) error {
	if n < 0 {
		return r.wrap(err)
	}
	return r.wrap(within(n, err))
}

// WriteItems makes the values of an iterator the body, as JSON texts. They are
// sent as they come, the iterator running beside the call; an error of it, or a
// value that the document does not allow, breaks the request off and is the
// call's. Such a request is sent once, whatever [WithRetry] says.
func WriteItems[T any](r *Request, content Content, items iter.Seq2[T, error], appendJSON func(*T, []byte) ([]byte, error), validate func([]byte, Reading) error) {
	writeSequence(r, content, items, writeItem(content, r.out.found.how, appendJSON, r.validator(validate)))
}

// WriteEvents is [WriteItems] of text/event-stream.
func WriteEvents[T any](r *Request, content Content, events iter.Seq2[Event[T], error], appendJSON func(*T, []byte) ([]byte, error), validate func([]byte, Reading) error) {
	writeSequence(r, content, events, writeEvent(content, r.out.found.how, appendJSON, r.validator(validate)))
}

func (r *Request) validator(validate func([]byte, Reading) error) func([]byte, Reading) error {
	if !r.out.check {
		return nil
	}
	return validate
}

func writeSequence[V any](r *Request, content Content, items iter.Seq2[V, error], write func([]byte, *V) ([]byte, error)) {
	if items == nil {
		r.noBody(content)
		return
	}
	r.bodies++
	r.stream = newWriting(func(w io.Writer) error {
		var buf []byte
		n := -1
		for item, err := range items {
			n++
			if err != nil {
				return err
			}
			if buf, err = write(buf[:0], &item); err != nil {
				if list, ok := errors.AsType[*Error](err); ok {
					return within(n, list)
				}
				return err
			}
			if _, err := w.Write(buf); err != nil {
				return err
			}
		}
		_, err := w.Write(content.appendEnd(nil))
		return err
	})
	r.out.header.Set("Content-Type", concreteType(content.MediaType))
}

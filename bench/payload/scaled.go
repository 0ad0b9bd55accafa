package payload

import (
	"encoding/json"
	"slices"
)

// Scaled returns the answer to T1 with its option groups so many times.
func Scaled(times int) ([]byte, error) {
	whole, err := Options()
	if err != nil {
		return nil, err
	}
	var answer struct {
		Status json.RawMessage            `json:"status"`
		Data   map[string]json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal(whole, &answer); err != nil {
		return nil, err
	}
	var groups []json.RawMessage
	if err := json.Unmarshal(answer.Data["option_groups"], &groups); err != nil {
		return nil, err
	}
	if answer.Data["option_groups"], err = json.Marshal(slices.Repeat(groups, times)); err != nil {
		return nil, err
	}
	return json.Marshal(answer)
}

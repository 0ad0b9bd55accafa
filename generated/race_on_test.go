//go:build race

package generated_test

const race = true

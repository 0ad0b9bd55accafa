module github.com/bizgen/bizgen/examples/portone-client

go 1.26.0

require github.com/bizgen/bizgen v0.0.0-00010101000000-000000000000

replace github.com/bizgen/bizgen => ../../

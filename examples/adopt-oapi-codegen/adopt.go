// Package adopt has two shops, of echo and of gin, that were written for
// oapi-codegen. These lines are all that has changed; before, they were
//
//	go tool oapi-codegen -config echo/oapi.yaml shop.yaml
//	go tool oapi-codegen -config gin/oapi.yaml shop.yaml
package adopt

//go:generate go tool bizgen generate --oapi-codegen echo/oapi.yaml --spec shop.yaml
//go:generate go tool bizgen generate --oapi-codegen gin/oapi.yaml --spec shop.yaml

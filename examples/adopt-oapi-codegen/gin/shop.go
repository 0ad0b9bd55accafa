// Package shop was written for oapi-codegen and gin.
package shop

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// Shop keeps no order, and answers with it.
type Shop struct{}

// PutOrder answers PUT /orders/{id}.
func (Shop) PutOrder(c *gin.Context, id string) {
	var order Order
	if err := c.ShouldBindJSON(&order); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	c.JSON(http.StatusOK, order)
}

// New returns the shop's server.
func New() http.Handler {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	RegisterHandlers(router, Shop{})
	return router
}

//go:build never

package frameworks

// What the programs in testdata import, so that go mod tidy keeps it.
import (
	_ "github.com/gin-gonic/gin"
	_ "github.com/go-chi/chi/v5"
	_ "github.com/gofiber/fiber/v2"
	_ "github.com/gofiber/fiber/v2/middleware/adaptor"
	_ "github.com/gofiber/fiber/v3"
	_ "github.com/gofiber/fiber/v3/middleware/adaptor"
	_ "github.com/gorilla/mux"
	_ "github.com/kataras/iris/v12"
	_ "github.com/labstack/echo/v4"
	_ "github.com/labstack/echo/v5"
	_ "github.com/oapi-codegen/runtime"
)

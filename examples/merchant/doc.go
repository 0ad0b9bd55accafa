// Package merchant is a merchant that Kakao's option plugin and one-click
// payment plugin call. It implements the Handlers of both generated packages on
// a [store.Store]; everything that a document can say about a request has been
// checked before a method here is called.
//
// The way of a purchase:
//
//	options  T1 GetOptions              what can be chosen            options.go
//	options  T2 SelectOptions           what was chosen: a cart       options.go
//	oneclick T1 GetOrdersheet           the cart becomes an order     ordersheet.go
//	oneclick T2 ApproveOrder            stock is there, tid is kept   approve.go
//	oneclick T3 CompleteAuthentication  the payment is made           authentication.go
//	oneclick T4 GetOrderStatus          W, W, ... S or F              status.go
package merchant

package emit_test

import (
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan"
)

// jsonBody is a body of a stub type, whose functions are in models.go beside the golden files.
func jsonBody(typ string, required bool) *plan.Body {
	return &plan.Body{
		MediaType: "application/json", Type: typ, Required: required,
		Decode: "decode" + typ, Append: "append" + typ, Validate: "validate" + typ,
	}
}

func problemBody() *plan.Body {
	b := jsonBody("Fault", true)
	b.MediaType = "application/problem+json"
	return b
}

// kakaoScheme is how Kakao says who calls.
var kakaoScheme = &plan.SecurityScheme{
	Var: "kakaoScheme", Name: "kakao", Type: "http", HTTPScheme: "KakaoAK", Option: "WithKakao", Argument: "credential",
	Source: "WithKakaoSource", Doc: []string{"WithKakao sends the admin key.", "", "어드민 키"}, SourceDoc: []string{"WithKakaoSource asks for it."},
}

// petshopSchemes has one of each form.
var petshopServers = &plan.Servers{
	List: []plan.Server{
		{Name: "ServerURL", Value: "https://eu.pets.example/v1", Doc: []string{"ServerURL is a base URL of the service, its variables having their defaults."}},
		{Name: "ServerURLTest", Value: "/test", Doc: []string{"ServerURLTest is a base URL of the service, relative to where the document lies."}},
	},
	Path: "ServerPath", PathValue: "/v1",
	ByVariable: []*plan.ServerForm{{
		Name: "ServerVariables", URL: "https://{region}.pets.example/v1", Doc: []string{"ServerVariables are those of the base URL."},
		Fields: []plan.ServerField{{Name: "Region", Doc: []string{"One of eu, us."}, ServerVariable: model.ServerVariable{Name: "region", Default: "eu", Enum: []string{"eu", "us"}}}},
	}},
	Elsewhere: []plan.OperationServer{{ID: "putPhoto", Server: plan.Server{Name: "PutPhotoServerURL", Value: "https://photos.example", Doc: []string{"PutPhotoServerURL is where the document has PutPhoto served."}}}},
	Option:    "WithOperationServers",
}

var petshopSchemes = []*plan.SecurityScheme{
	{Var: "staffScheme", Name: "staff", Type: "http", HTTPScheme: "Basic", Form: plan.CredentialBasic, Option: "WithStaff", Source: "WithStaffSource", Doc: []string{"WithStaff"}, SourceDoc: []string{"WithStaffSource"}},
	{Var: "certScheme", Name: "cert", Type: "mutualTLS", Form: plan.CredentialConnection, Option: "WithCert", Doc: []string{"WithCert"}},
	{Var: "keyScheme", Name: "key", Type: "apiKey", In: "cookie", Parameter: "sid", Option: "WithKey", Argument: "key", Source: "WithKeySource", Doc: []string{"WithKey"}, SourceDoc: []string{"WithKeySource"}},
}

// kakaoOps is a plain list: the operations of a Kakao plugin.
var kakaoOps = []*plan.Operation{
	{
		Name: "GetOptions", Func: "serveGetOptions", ID: "getOptions", Method: "GET", Path: "/options",
		Doc:     []string{"GetOptions 옵션 목록을 조회한다. 톡스토어 옵션 플러그인이 주문서를 열기 전에 파트너의 서버를 호출하며, 응답은 세 초 안에 와야 한다."},
		Request: "GetOptionsRequest", Result: plan.ResultBody, ResultType: "Options",
		Params: []*plan.Param{
			{Name: "id", In: "query", Field: "ID", Type: "string", Required: true, Style: "form", Kind: "string", GoKind: "string", Decode: "decodeID", Doc: []string{"ID 상품 번호"}},
			{Name: "X-Kakao-AppUserId", In: "header", Field: "XKakaoAppUserID", Type: "string", Pointer: true, Style: "simple", Kind: "string", GoKind: "string"},
		},
		Success: []*plan.Response{{Status: "200", Body: jsonBody("Options", true)}},
	},
	{
		Name: "SelectOptions", Func: "serveSelectOptions", ID: "selectOptions", Method: "POST", Path: "/option",
		Request: "SelectOptionsRequest", Result: plan.ResultBody, ResultType: "Selected", Body: jsonBody("Selection", true),
		Success:  []*plan.Response{{Status: "200", Body: jsonBody("Selected", true)}},
		Security: &plan.Security{Var: "selectOptionsSecurity", Alternatives: [][]plan.SecurityRequirement{{{Scheme: "kakao", Declared: kakaoScheme}}, {{Scheme: "elsewhere", Scopes: []string{"a"}}, {Scheme: "kakao", Declared: kakaoScheme}}}},
	},
	{
		Name: "Ping", Func: "servePing", ID: "ping", Method: "GET", Path: "/ping", Deprecated: true,
		Request: "PingRequest", Result: plan.ResultNone, Success: []*plan.Response{{Status: "204"}},
	},
	{
		Name: "Notify", Func: "serveNotify", ID: "notify", Method: "POST", Path: "/notify",
		Doc: []string{"Notify: POST /notify", "", "Deprecated: 더 이상 쓰지 않는다."}, Deprecated: true,
		Request: "NotifyRequest", Result: plan.ResultNone,
		Errors: []*plan.Response{{Status: "default", Type: "NotifyDefaultError", Doc: []string{"오류"}, Body: jsonBody("Selected", true)}},
	},
}

// petshopOps is a list of everything: each kind of parameter, sealed results, errors, streams.
var petshopOps = []*plan.Operation{
	{
		Name: "FindPets", Func: "serveFindPets", ID: "findPets", Method: "GET", Path: "/pets",
		Request: "FindPetsRequest", Result: plan.ResultStruct, ResultType: "FindPetsOK",
		Params: []*plan.Param{
			{Name: "limit", In: "query", Field: "Limit", Type: "int32", Pointer: true, Style: "form", Kind: "integer", GoKind: "int32", Decode: "decodeLimit", Default: "20"},
			{Name: "tag", In: "query", Field: "Tag", Type: "[]string", Style: "form", Explode: true, Array: true, Kind: "string", GoKind: "string", ElemType: "string"},
			{Name: "status", In: "query", Field: "Status", Type: "[]PetStatus", Style: "form", Array: true, Kind: "string", GoKind: "string", ElemType: "PetStatus", Decode: "decodeStatuses"},
			{Name: "weight", In: "query", Field: "Weight", Type: "[]float64", Style: "pipeDelimited", Array: true, Kind: "number", GoKind: "float64", ElemType: "float64", Decode: "decodeWeights"},
			{Name: "deep", In: "query", Field: "Deep", Type: "bool", Pointer: true, Style: "form", Kind: "boolean", GoKind: "bool", Decode: "decodeBool"},
			{Name: "sort", In: "query", Field: "Sort", Type: "string", Pointer: true, Style: "form", Kind: "string", GoKind: "string", Default: `"name"`},
			{Name: "X-Ids", In: "header", Field: "XIds", Type: "[]int64", Style: "simple", Array: true, Kind: "integer", GoKind: "int64", ElemType: "int64", Decode: "decodeInt64s"},
			{Name: "session", In: "cookie", Field: "Session", Type: "string", Pointer: true, Style: "form", Kind: "string", GoKind: "string"},
		},
		Success: []*plan.Response{{
			Status: "200", Type: "FindPetsOK", Body: jsonBody("Pets", true),
			Headers: []*plan.Param{
				{Name: "X-Total", In: "header", Field: "XTotal", Type: "int64", Required: true, Style: "simple", Kind: "integer", GoKind: "int64", Decode: "decodeInt64"},
				{Name: "X-Next", In: "header", Field: "XNext", Type: "string", Pointer: true, Style: "simple", Kind: "string", GoKind: "string"},
			},
		}},
		Errors: []*plan.Response{{Status: "default", Type: "FindPetsError", Body: problemBody()}},
	},
	{
		Name: "PutPet", Func: "servePutPet", ID: "putPet", Method: "PUT", Path: "/pets/{id}",
		Request: "PutPetRequest", Result: plan.ResultSealed, ResultType: "PutPetResponse", Body: jsonBody("Pet", true),
		Params: []*plan.Param{
			{Name: "id", In: "path", Field: "ID", Type: "int64", Required: true, Style: "simple", Kind: "integer", GoKind: "int64", Decode: "decodeInt64"},
		},
		Success: []*plan.Response{
			{Status: "200", Type: "PutPetOK", Body: jsonBody("Pet", true)},
			{Status: "201", Type: "PutPetCreated", Headers: []*plan.Param{
				{Name: "Location", In: "header", Field: "Location", Type: "string", Required: true, Style: "simple", Kind: "string", GoKind: "string"},
			}},
			{Status: "2XX", Type: "PutPetOther"},
		},
		Errors: []*plan.Response{
			{Status: "404", Type: "PutPetNotFound"},
			{Status: "4XX", Type: "PutPetRefused", Body: jsonBody("Fault", true)},
		},
		Doc: []string{"PutPet replaces a pet, or makes it."},
	},
	{
		Name: "PutPhoto", Func: "servePutPhoto", ID: "putPhoto", Method: "PUT", Path: "/pets/{id}/photos/{name}.{ext}",
		Request: "PutPhotoRequest", Result: plan.ResultStruct, ResultType: "PutPhotoOK",
		Body: &plan.Body{MediaType: "image/*", Stream: true, Required: true},
		Params: []*plan.Param{
			{Name: "id", In: "path", Field: "ID", Type: "int64", Required: true, Style: "simple", Kind: "integer", GoKind: "int64", Decode: "decodeInt64"},
			{Name: "name", In: "path", Field: "Name", Type: "string", Required: true, Style: "simple", Kind: "string", GoKind: "string"},
			{Name: "ext", In: "path", Field: "Ext", Type: "string", Required: true, Style: "simple", Kind: "string", GoKind: "string"},
		},
		Security: &plan.Security{Var: "putPhotoSecurity", Alternatives: [][]plan.SecurityRequirement{{{Scheme: "staff", Declared: petshopSchemes[0]}}, {}}},
		Success:  []*plan.Response{{Status: "200", Type: "PutPhotoOK", Body: &plan.Body{MediaType: "image/*", Stream: true, Required: true}}},
	},
	{
		Name: "OldPet", Func: "serveOldPet", ID: "oldPet", Method: "GET", Path: "/old/{id}",
		Request: "OldPetRequest", Result: plan.ResultNone,
		Params: []*plan.Param{
			{Name: "id", In: "path", Field: "ID", Type: "[]int64", Required: true, Style: "simple", Array: true, Kind: "integer", GoKind: "int64", ElemType: "int64", Decode: "decodeInt64s"},
		},
		Success: []*plan.Response{{Status: "204"}},
		Errors: []*plan.Response{{Status: "302", Type: "OldPetFound", Headers: []*plan.Param{
			{Name: "Location", In: "header", Field: "Location", Type: "string", Required: true, Style: "simple", Kind: "string", GoKind: "string"},
		}}},
	},
	{
		Name: "ReportPets", Func: "serveReportPets", ID: "reportPets", Method: "GET", Path: "/report",
		Request: "ReportPetsRequest", Result: plan.ResultSealed, ResultType: "ReportPetsResponse",
		Success: []*plan.Response{
			{Status: "200", Type: "ReportPetsOKJSON", Body: jsonBody("Pets", true)},
			{Status: "200", Type: "ReportPetsOKCSV", Body: &plan.Body{MediaType: "text/csv", Stream: true, Required: true}},
		},
	},
}

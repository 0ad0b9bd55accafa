package emit_test

import (
	"context"
	"errors"
	"io"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/emit/testdata/kakao"
	"github.com/bizgen/bizgen/generator/emit/testdata/petshop"
	"github.com/bizgen/bizgen/runtime"
)

// shop echoes what it is asked.
type shop struct {
	petshop.UnimplementedHandler
	found *petshop.FindPetsRequest
}

func (s *shop) FindPets(_ context.Context, req *petshop.FindPetsRequest) (*petshop.FindPetsOK, error) {
	s.found = req
	if *req.Limit == 13 {
		return nil, &petshop.FindPetsError{Status: 409, Body: &petshop.Fault{Message: "unlucky"}}
	}
	return &petshop.FindPetsOK{XTotal: 2, Body: &petshop.Pets{Pets: []petshop.Pet{{Name: "한"}}}}, nil
}

func (s *shop) PutPet(_ context.Context, req *petshop.PutPetRequest) (petshop.PutPetResponse, error) {
	switch req.ID {
	case 1:
		return &petshop.PutPetOK{Body: req.Body}, nil
	case 2:
		return &petshop.PutPetCreated{Location: "/pets/2"}, nil
	case 3:
		return &petshop.PutPetOther{Status: 202}, nil
	case 4:
		return nil, &petshop.PutPetNotFound{}
	case 5:
		return nil, &petshop.PutPetRefused{Status: 422, Body: &petshop.Fault{Message: "no"}}
	case 6:
		return nil, errors.New("secret")
	}
	return nil, nil
}

func (s *shop) PutPhoto(_ context.Context, req *petshop.PutPhotoRequest) (*petshop.PutPhotoOK, error) {
	data, err := io.ReadAll(req.Body)
	return &petshop.PutPhotoOK{Body: strings.NewReader(req.Name + "|" + req.Ext + "|" + string(data)), ContentType: req.ContentType}, err
}

func (s *shop) OldPet(_ context.Context, req *petshop.OldPetRequest) error {
	if len(req.ID) == 1 {
		return &petshop.OldPetFound{Location: "/pets/1"}
	}
	return nil
}

func (s *shop) ReportPets(context.Context, *petshop.ReportPetsRequest) (petshop.ReportPetsResponse, error) {
	return &petshop.ReportPetsOKCSV{Body: strings.NewReader("a,b")}, nil
}

func TestPetshop(t *testing.T) {
	h := &shop{}
	server, err := petshop.NewServer(h, runtime.WithResponseValidation(runtime.ValidationEnforce))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(server)
	defer s.Close()
	c, err := petshop.NewClient(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()

	asked := &petshop.FindPetsRequest{
		Limit: new(int32(7)), Tag: []string{"a", "b,c"}, Status: []petshop.PetStatus{"sold", "상"}, Weight: []float64{1.5, 2e9},
		Deep: new(true), Sort: new("x y&"), XIds: []int64{1, -2}, Session: new("a;b"),
	}
	found, err := c.FindPets(ctx, asked)
	if err != nil || found.XTotal != 2 || found.XNext != nil || found.Body.Pets[0].Name != "한" {
		t.Error(found, err)
	}
	if !reflect.DeepEqual(h.found, asked) {
		t.Errorf("%+v", h.found)
	}
	if _, err = c.FindPets(ctx, nil); err != nil || *h.found.Limit != 20 || *h.found.Sort != "name" || h.found.Tag != nil || h.found.Deep != nil {
		t.Errorf("%v %+v", err, h.found)
	}
	if e, ok := errors.AsType[*petshop.FindPetsError](second(c.FindPets(ctx, &petshop.FindPetsRequest{Limit: new(int32(13))}))); !ok || e.Status != 409 || e.Body.Message != "unlucky" {
		t.Error(e)
	}
	if e, ok := errors.AsType[*runtime.Error](second(c.FindPets(ctx, &petshop.FindPetsRequest{Limit: new(int32(101))}))); !ok || e.Violations[0].Name != "limit" {
		t.Error(e)
	}

	pet := &petshop.Pet{Name: "x"}
	for id, want := range map[int64]petshop.PutPetResponse{
		1: &petshop.PutPetOK{Body: pet}, 2: &petshop.PutPetCreated{Location: "/pets/2"}, 3: &petshop.PutPetOther{Status: 202},
	} {
		if got, err := c.PutPet(ctx, &petshop.PutPetRequest{ID: id, Body: pet}); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%d: %#v %v", id, got, err)
		}
	}
	failure := func(id int64) error {
		got, err := c.PutPet(ctx, &petshop.PutPetRequest{ID: id, Body: pet})
		if got != nil {
			t.Error(got)
		}
		return err
	}
	if err := failure(4); !reflect.DeepEqual(err, &petshop.PutPetNotFound{}) {
		t.Error(err)
	}
	if e, ok := errors.AsType[*petshop.PutPetRefused](failure(5)); !ok || e.Status != 422 || e.Error() != "putPet: 422 Unprocessable Entity" {
		t.Error(e)
	}
	for _, id := range []int64{6, 7} {
		if e, ok := errors.AsType[*runtime.StatusError](failure(id)); !ok || e.Status != 500 || e.Problem == nil || strings.Contains(string(e.Body), "secret") {
			t.Error(id, e)
		}
	}

	photo, err := c.PutPhoto(ctx, &petshop.PutPhotoRequest{ID: 1, Name: "a/b", Ext: "tar.gz", Body: strings.NewReader("png"), ContentType: "image/png"})
	if err != nil {
		t.Fatal(err)
	}
	if data, _ := io.ReadAll(photo.Body); string(data) != "a/b|tar.gz|png" || photo.ContentType != "image/png" {
		t.Error(string(data), photo.ContentType)
	}
	if e, ok := errors.AsType[*petshop.OldPetFound](c.OldPet(ctx, &petshop.OldPetRequest{ID: []int64{1}})); !ok || e.Location != "/pets/1" {
		t.Error(e)
	}
	if err := c.OldPet(ctx, &petshop.OldPetRequest{ID: []int64{1, 2}}); err != nil {
		t.Error(err)
	}
	report, err := c.ReportPets(ctx, nil)
	if csv, ok := report.(*petshop.ReportPetsOKCSV); !ok || csv.ContentType != "text/csv" {
		t.Error(report, err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestKakao(t *testing.T) {
	if _, err := kakao.NewServer(nil); err == nil {
		t.Error("a nil handler")
	}
	server, err := kakao.NewServer(kakao.UnimplementedHandler{})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(server)
	defer s.Close()
	c, err := kakao.NewClient("https://unused.example", runtime.WithOperationURL("getOptions", s.URL+"/options"), runtime.WithOperationBaseURL("selectOptions", s.URL))
	if err != nil {
		t.Fatal(err)
	}
	if e, ok := errors.AsType[*runtime.StatusError](second(c.GetOptions(t.Context(), &kakao.GetOptionsRequest{ID: "1"}))); !ok || e.Status != 501 {
		t.Error(e)
	}
	selected := &kakao.SelectOptionsRequest{Body: &kakao.Selection{}}
	if err := second(c.SelectOptions(t.Context(), selected)); !errors.Is(err, runtime.ErrNoCredential) || !strings.Contains(err.Error(), "WithKakao") {
		t.Error(err)
	}
	c, err = kakao.NewClient(s.URL, kakao.WithKakao("key"))
	if err != nil {
		t.Fatal(err)
	}
	e, ok := errors.AsType[*runtime.StatusError](second(c.SelectOptions(t.Context(), selected)))
	if !ok || e.Status != 401 || e.Header.Get("WWW-Authenticate") != `KakaoAK realm="kakao"` {
		t.Error(e)
	}
}

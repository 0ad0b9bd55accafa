package docs_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/config"
	"github.com/bizgen/bizgen/generator/document"
)

// repository is the folder of the checkout.
const repository = "../.."

// catalogueJob is the site of the catalogue, without its history.
func catalogueJob(t *testing.T) generator.SiteJob {
	t.Helper()
	c, problems := config.Load(filepath.Join(repository, config.Name))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	job := generator.SiteJob{}
	for _, d := range c.Documents {
		job.Chapters = append(job.Chapters, generator.Chapter{
			Job: generator.Job{Spec: d.Spec, Package: d.Package, Out: d.Out}, Import: config.ImportPath(d.Out),
		})
	}
	return job
}

// catalogue is the site of the catalogue by names of files, built once.
func catalogue(t *testing.T) map[string]string {
	t.Helper()
	catalogueOnce.Do(func() { catalogueFiles, catalogueProblems = build(t, catalogueJob(t)) })
	if catalogueFiles == nil {
		t.Fatal("the catalogue's site was not built")
	}
	return catalogueFiles
}

var (
	catalogueOnce     sync.Once
	catalogueFiles    map[string]string
	catalogueProblems document.Problems
)

func build(t *testing.T, job generator.SiteJob) (map[string]string, document.Problems) {
	t.Helper()
	files, problems, err := generator.Docs(context.Background(), job)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	out := map[string]string{}
	for _, f := range files {
		out[f.Name] = string(f.Data)
	}
	return out, problems
}

// site builds one document, given as text, and the files beside it.
func site(t *testing.T, text string, beside ...string) (map[string]string, document.Problems) {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("shop.yaml", text)
	for i := 0; i+1 < len(beside); i += 2 {
		write(beside[i], beside[i+1])
	}
	return build(t, generator.SiteJob{Chapters: []generator.Chapter{{Job: generator.Job{Spec: filepath.Join(dir, "shop.yaml"), Package: "shop"}}}})
}

// pages are the HTML files of a site.
func pages(files map[string]string) map[string]string {
	out := map[string]string{}
	for name, text := range files {
		if strings.HasSuffix(name, ".html") {
			out[name] = text
		}
	}
	return out
}

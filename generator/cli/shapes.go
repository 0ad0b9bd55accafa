package cli

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/config"
)

// shapesOf says how the package of a document looks, where that is oapi-codegen's
// matter.
func (f *generateFlags) shapesOf(cmd *cobra.Command, d config.Document) (generator.Shapes, error) {
	s := generator.Shapes{Framework: d.Framework, File: d.OapiCodegen}
	if s.File == "" {
		return s, nil
	}
	f.noted(s.File)
	data, problems := config.ReadFile(s.File)
	s.Config = data
	return s, printProblems(cmd, problems, nil)
}

// adopt takes what the command line does not say from the configuration of
// oapi-codegen that it names.
func (f *generateFlags) adopt(cmd *cobra.Command, d *config.Document) error {
	if d.OapiCodegen == "" {
		return usage("--oapi-codegen is empty; name a configuration file of oapi-codegen")
	}
	d.Target = "oapi-codegen"
	shapes, err := f.shapesOf(cmd, *d)
	if err != nil {
		return err
	}
	name, file, problems := generator.ShapesFile(shapes)
	if err := printProblems(cmd, problems, nil); err != nil {
		return err
	}
	if d.Package == "" {
		d.Package = name
	}
	if d.Out == "" && file != "" {
		d.Out = filepath.Dir(file)
	}
	return nil
}

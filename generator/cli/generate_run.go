package cli

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/notice"
	"github.com/bizgen/bizgen/generator/output"
	"github.com/bizgen/bizgen/generator/record"
	"github.com/bizgen/bizgen/generator/watch"
)

func (f *generateFlags) run(cmd *cobra.Command) error {
	if f.watch {
		for flag, given := range map[string]bool{"check": f.check, "diff": f.diff, "json": f.json} {
			if given {
				return usage("--watch does not go with --" + flag + ": it writes, and goes on")
			}
		}
		return f.forever(cmd)
	}
	return f.once(cmd, record.Open())
}

// once generates, or finds out what would be written.
func (f *generateFlags) once(cmd *cobra.Command, store *record.Store, opts ...generator.Option) error {
	jobs, err := f.jobs(cmd)
	if err != nil {
		return err
	}
	shown := notice.NewProgress(cmd.ErrOrStderr(), len(jobs))
	if logOf(cmd).Whole() {
		shown = nil
	}
	opts = append(opts, generator.OnDone(shown.Done))
	if f.check || f.diff {
		reports, problems, err := generator.Check(cmd.Context(), jobs, opts...)
		shown.Close()
		if err := printProblems(cmd, problems, err); err != nil {
			return err
		}
		return f.compared(cmd, jobs, reports)
	}
	reports, problems, err := generator.Run(cmd.Context(), jobs, store, opts...)
	shown.Close()
	if f.verbose {
		printWritten(cmd, reports)
	}
	if err := printProblems(cmd, problems, err); err != nil || !f.json {
		return err
	}
	return printReportsJSON(cmd, true, jobs, reports, nil)
}

// jobs are what the command line, or the configuration, asks for.
func (f *generateFlags) jobs(cmd *cobra.Command) ([]generator.Job, error) {
	documents, err := f.documents(cmd)
	if err != nil {
		return nil, err
	}
	jobs := make([]generator.Job, len(documents))
	for i, d := range documents {
		shapes, err := f.shapesOf(cmd, d)
		if err != nil {
			return nil, err
		}
		jobs[i] = jobOf(d)
		jobs[i].Shapes = shapes
	}
	return jobs, nil
}

// compared tells what --check and --diff have found.
func (f *generateFlags) compared(cmd *cobra.Command, jobs []generator.Job, reports []output.Report) error {
	patches := make([][]byte, len(reports))
	for i, r := range reports {
		patches[i] = r.Patch()
		if f.diff {
			var err error
			if patches[i], err = r.WholePatch(); err != nil {
				return failure(err)
			}
		}
	}
	if f.json {
		if err := printReportsJSON(cmd, false, jobs, reports, patches); err != nil {
			return err
		}
	} else {
		for _, patch := range patches {
			if _, err := cmd.OutOrStdout().Write(patch); err != nil {
				return failure(err)
			}
		}
	}
	if !f.check {
		return nil
	}
	return printDifferences(cmd, reports, f.version)
}

// forever generates, waits for a file to be saved, and generates again.
func (f *generateFlags) forever(cmd *cobra.Command) error {
	store, log := record.Open(), logOf(cmd)
	for {
		var files watch.Files
		f.note = files.Note
		begun := time.Now()
		err := f.once(cmd, store, generator.OnRead(files.Note))
		exit, bad := err.(*exitError)
		switch {
		case cmd.Context().Err() != nil:
			return nil // interrupted, which is how it ends
		case err != nil && (!bad || exit.code == exitUsage || files.Len() == 0):
			return err
		case bad:
			log.End(exit.code, exit.message, "")
		default:
			log.Note(fmt.Sprintf("bizgen: up to date after %d ms", time.Since(begun).Milliseconds()))
			log.End(exitOK, "", "")
		}
		log.Note(fmt.Sprintf("bizgen: watching %s", count(files.Len(), "file")))
		changed, err := files.Wait(cmd.Context())
		if err != nil {
			return nil // interrupted too
		}
		log.Note(changed + ": changed")
	}
}

//! The command line as users see it: every `tests/cmd/*.trycmd` is run and its output compared.
//! `TRYCMD=overwrite cargo test --test cmd` rewrites them; look at the difference before you commit it.

#[test]
fn the_command_line_answers_as_written_down() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}

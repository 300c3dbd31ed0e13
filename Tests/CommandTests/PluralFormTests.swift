import TestSupport
import Testing

/// Catalogues whose messages have a form for each number, as gettext, i18next and Apple have them:
/// the languages' forms differ from each other, and one for a single number may leave it out.
@Suite struct PluralFormTests {
  @Test(arguments: [
    (
      "ru", ["a.po"],
      [
        """
        msgid "One unit was taken out of the old selection."
        msgid_plural "%d units were taken out of the old selection."
        msgstr[0] "Из старого выделения убран один юнит."
        msgstr[1] "Из старого выделения убраны %d юнита."
        msgstr[2] "Из старого выделения убрано несколько юнитов."

        msgid "%s: one unit was taken out of the old selection."
        msgid_plural "%d units were taken out of the old selection."
        msgstr[0] "%s: из старого выделения убран один юнит."
        msgstr[1] "Из старого выделения убраны %d юнита."
        msgstr[2] "Убрано %d юнитов."
        """
      ],
      """
      a.po:5:57: error[placeholder-mismatch] the placeholder “%d” is missing
      a.po:11:12: warning[sentence-variants] “%d units were taken out of the old selection.” was translated otherwise before

      """
    ),
    (
      "fr", ["a.po"],
      [
        """
        msgid "One file was removed from the old folder."
        msgid_plural "%d files were removed from the old folder."
        msgstr[0] "%d fichier a été supprimé de l'ancien dossier."
        msgstr[1] "%s fichiers ont été supprimés de l'ancien dossier."

        msgid "Turn the old folder by %-3.4g degrees."
        msgstr "Tourner l'ancien dossier de %-3.4g degrés."

        msgid "Remove %1 file?"
        msgid_plural "Remove %1 files?"
        msgstr[0] "Supprimer ce fichier ?"
        msgstr[1] "Supprimer ces fichiers ?"
        """
      ],
      """
      a.po:4:12: error[placeholder-mismatch] “%s” differs from the source's placeholder “%d”
      a.po:12:36: error[placeholder-mismatch] the placeholder “%1” is missing

      """
    ),
    (
      "cs", ["a.po"],
      [
        """
        msgid "%d old file was removed by %s."
        msgid_plural "%d old files were removed by %s."
        msgstr[0] "Jeden starý soubor odstranil %s."
        msgstr[1] "Staré soubory (%d) odstranil %s."
        msgstr[2] "Staré soubory (%d) byly odstraněny."
        """
      ],
      """
      a.po:5:47: error[placeholder-mismatch] the placeholder “%s” is missing

      """
    ),
    (
      "ru", ["en.json", "ru.json"],
      [
        #"{"old_one": "{{count}} old file", "old_other": "{{count}} old files"}"#,
        #"""
        {"old_one": "{{count}} старый файл", "old_few": "{{count}} старых файла",
        "old_many": "{{count}} старых файлов", "old_other": "{{many}} старого файла"}
        """#,
      ],
      """
      ru.json:2:54: error[placeholder-mismatch] “{{many}}” differs from the source's placeholder “{{count}}”

      """
    ),
    (
      "ja", ["en.json", "ja.json"],
      [
        #"{"old_one": "{{count}} old file", "old_other": "{{count}} old files", "new": "New"}"#,
        #"{"old_other": "古いファイル{{count}}個"}"#,
      ],
      """
      ja.json:1:33: error[untranslated-unit] “new” is not translated

      """
    ),
    (
      "ar", ["a.xcstrings"],
      [
        #"""
        {"sourceLanguage": "en", "strings": {"%lld old files were removed": {"localizations": {
        "ar": {"variations": {"plural": {
        "one": {"stringUnit": {"state": "translated", "value": "حذف ملف قديم واحد"}},
        "few": {"stringUnit": {"state": "translated", "value": "حذفت %lld ملفات قديمة"}},
        "other": {"stringUnit": {"state": "translated", "value": "حذف ملف قديم"}}}}}}}}}
        """#
      ],
      """
      a.xcstrings:5:71: error[placeholder-mismatch] the placeholder “%lld” is missing

      """
    ),
  ])
  func formsAreComparedWithTheirLike(
    language: String, names: [String], texts: [String], expected: String
  ) throws {
    let program = try Program()
    defer { program.cleanUp() }
    for (name, text) in zip(names, texts) { try program.write(text, to: name) }
    let output = try program.run(
      [
        "--source-language", "en", "--target-language", language, "--format", "concise",
      ] + names)
    #expect(output.out == expected)
    #expect(output.code == 1)
  }
}

#pragma once
#include <stdint.h>

/// The files of the HTML report's page, embedded at build time.
typedef struct {
  const uint8_t *_Nonnull bytes;
  int64_t count;
} tq_page_file;

/// page.html: the frame, with `{{name}}` where the other parts go.
tq_page_file tq_page_frame(void);
/// page.css
tq_page_file tq_page_style(void);
/// page.js
tq_page_file tq_page_script(void);

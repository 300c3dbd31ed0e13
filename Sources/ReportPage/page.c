#include "report_page.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t frame[] = {
#embed "page.html"
};

static const uint8_t style[] = {
#embed "page.css"
};

static const uint8_t script[] = {
#embed "page.js"
};

tq_page_file tq_page_frame(void) { return (tq_page_file){frame, sizeof frame}; }
tq_page_file tq_page_style(void) { return (tq_page_file){style, sizeof style}; }
tq_page_file tq_page_script(void) { return (tq_page_file){script, sizeof script}; }

scoReportPreviews(["سال‌ها.html",{"sec-years":"<p class=\"preview-title\">پنج سال و پس از آن</p><p>از بسته شدن کتابخانه‌ها تا شمارش تازه.</p>"}]);

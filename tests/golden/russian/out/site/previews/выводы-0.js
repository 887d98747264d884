scoReportPreviews(["выводы.html",{"sec-выводы":"<p class=\"preview-title\">Выводы</p>"}]);

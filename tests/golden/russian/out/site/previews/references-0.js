scoReportPreviews(["references.html",{"ref-иванов1998":"<p>Иванов, Пётр. <em>Третий пункт</em>. Москва: Наука, 1998.</p>"}]);

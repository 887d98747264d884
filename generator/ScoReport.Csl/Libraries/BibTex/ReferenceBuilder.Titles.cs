namespace ScoReport.Csl.Libraries;

/// <summary>The titles of a work, of what it is part of, and of the whole of several volumes.</summary>
sealed partial class ReferenceBuilder
{
    bool IsEnglish => _language is null || _language == "en" || _language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    /// <summary>A title with its markup: of English ones the case is CSL's, and what was in braces keeps its own.</summary>
    string Title(string field)
    {
        var marked = Marked(field);
        return marked.Length == 0 ? "" : IsEnglish ? Marks.ToNoCase(SentenceCase.Apply(marked)) : Marks.ToMarkup(marked);
    }

    /// <summary>Names of journals are names: their case is theirs.</summary>
    string Whole(string prefix) =>
        Join(". ", Join(": ", Markup(prefix + "title"), Markup(prefix + "subtitle")), Markup(prefix + "titleaddon"));

    string WholeTitle(string prefix) =>
        Join(". ", Join(": ", Title(prefix + "title"), Title(prefix + "subtitle")), Title(prefix + "titleaddon"));

    void ReadTitles()
    {
        var type = BibTypes.Canonical(_entry.Type);
        if (type == "periodical")
        {
            ReadPeriodical();
        }
        else if (BibTypes.IsChapterlike(type))
        {
            ReadPart();
        }
        else
        {
            ReadWork();
        }
        Set("original-title", Markup("origtitle"));
        Set("event-title", Whole("event"));
        ReadSeries();
    }

    void ReadWork()
    {
        var isVolume = Field("maintitle") is not null;
        Set("title", WholeTitle(isVolume ? "main" : ""));
        Set("volume-title", isVolume ? WholeTitle("") : "");
        // Whole proceedings carry a book title too, for their parts to inherit in classic BibTeX.
        var isPart = Field("journaltitle") is null && !BibTypes.CountsInSeries(_entry.Type);
        Set("container-title", isPart ? WholeTitle("book") : Whole("journal"));
        if (BibTypes.IsArticle(BibTypes.Canonical(_entry.Type)))
        {
            // A special issue has a title of its own (CSL 1.0.2, appendix IV).
            Set("volume-title", WholeTitle("issue"));
        }
        SetShortTitle(isVolume);
    }

    void ReadPart()
    {
        var isVolume = Field("maintitle") is not null;
        Set("title", WholeTitle(""));
        Set("container-title", WholeTitle(isVolume ? "main" : "book"));
        Set("volume-title", isVolume ? WholeTitle("book") : "");
        SetShortTitle(false);
    }

    /// <summary>An issue of a journal has the journal's title; one with a title of its own is in the journal.</summary>
    void ReadPeriodical()
    {
        var hasOwn = Field("issuetitle") is not null;
        Set("title", hasOwn ? WholeTitle("issue") : Whole(""));
        Set("container-title", hasOwn ? Whole("") : "");
        Set(hasOwn ? "container-title-short" : "title-short", Markup("shorttitle"));
    }

    /// <summary>The short title that is written, or the title without what follows a colon or stands in a field of its own.</summary>
    void SetShortTitle(bool isVolume)
    {
        if (Title("shorttitle") is { Length: > 0 } given)
        {
            Set(isVolume ? "volume-title-short" : "title-short", given);
            if (!isVolume)
            {
                return;
            }
        }
        var field = isVolume ? "maintitle" : "title";
        var title = Title(field);
        var colon = ColonOf(title);
        var isLonger = colon >= 0 || Field((isVolume ? "main" : "") + "subtitle") is not null || Field((isVolume ? "main" : "") + "titleaddon") is not null;
        if (isLonger)
        {
            Set("title-short", colon >= 0 ? title[..colon] : title);
        }
    }

    /// <summary>The first colon before a space and outside markup, or -1.</summary>
    static int ColonOf(string title)
    {
        var depth = 0;
        for (var i = 0; i < title.Length - 1; i++)
        {
            if (title[i] == '<' && (title[i + 1] == '/' || char.IsAsciiLetter(title[i + 1])))
            {
                depth += title[i + 1] == '/' ? -1 : 1;
                i = Math.Max(i, title.IndexOf('>', i));
            }
            else if (title[i] == ':' && depth <= 0 && char.IsWhiteSpace(title[i + 1]))
            {
                return i;
            }
        }
        return -1;
    }

    void ReadSeries()
    {
        var series = Markup("series");
        Set("collection-title", int.TryParse(series, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? BibStrings.Series(number, _language)
            : BibStrings.Resolve(series, _language));
    }
}

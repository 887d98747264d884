using System.Text;

namespace ScoReport.Document;

/// <summary>Makes ids of titles as GitHub does: lower case, letters and digits of any script kept, spaces to hyphens, the rest dropped.</summary>
public static class Slug
{
    /// <summary>Id for <paramref name="title"/>; "section" where nothing of it can stay.</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var c in title)
        {
            if (char.IsLetterOrDigit(c) || c is '_' or '-' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (char.IsWhiteSpace(c) && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var result = slug.ToString().Trim('-');
        return result.Length == 0 ? "section" : result;
    }
}

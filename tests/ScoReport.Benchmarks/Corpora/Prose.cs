namespace ScoReport.Benchmarks.Corpora;

/// <summary>Text that is the same on every machine and in every version: words and sentences drawn by a generator of its own.</summary>
public sealed class Prose(ulong seed)
{
    static readonly string[] Words =
        ("the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there "
        + "would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may "
        + "first then do any like my now over such our man me even most made after also did many before must through years where much your way well down should "
        + "because each just those people how too little state good very make world still see own work men day get here old between both life being under three "
        + "never know same last another while us off might great states go come since against right came take used himself few house American use place during "
        + "high without again home around small however found Mrs thought went say part once general school upon every don't does got united left number course "
        + "war until always away something fact water though less public put think almost hand enough far took head yet government system set better told nothing "
        + "night end why called didn't eyes find going look asked later knew point next program city business give group toward days young let room President side "
        + "social given present several order national second possible rather per face among form important often things looked early white case become large big "
        + "need four within felt along children saw best church ever least power development light thing seemed family interest want members mind country area "
        + "others done turned although open God service certain kind problem began different door thus help sense means whole matter security border treaty region")
        .Split(' ');

    ulong _state = seed | 1;

    /// <summary>A number from 0 up to, but not including, <paramref name="below"/>.</summary>
    public int Next(int below)
    {
        // Knuth's MMIX constants; the high bits are the random ones.
        _state = (_state * 6364136223846793005) + 1442695040888963407;
        return (int)((_state >> 33) % (ulong)below);
    }

    /// <summary>A word, common ones more often.</summary>
    public string Word() => Words[Math.Min(Next(Words.Length), Next(Words.Length))];

    /// <summary>So many words, the first with a capital letter.</summary>
    public string Phrase(int words)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>A sentence of 8 to 20 words, here and there with emphasis, quotes, a dash or code.</summary>
    public string Sentence()
    {
        var words = Phrase(8 + Next(13)).Split(' ');
        var at = 1 + Next(words.Length - 3);
        switch (Next(10))
        {
            case 0:
                words[at] = "*" + words[at] + "*";
                break;
            case 1:
                words[at] = "**" + words[at] + " " + words[at + 1] + "**";
                break;
            case 2:
                words[at] = "\"" + words[at] + " " + words[at + 1] + "\"";
                break;
            case 3:
                words[at] += ",";
                words[at + 1] += " --";
                break;
            case 4:
                words[at] = "`" + words[at] + "`";
                break;
            default:
                words[at] += ",";
                break;
        }

        return string.Join(' ', words) + ".";
    }
}

using System.Collections.Frozen;

namespace ScoReport.Csl.Libraries;

/// <summary>The commands of LaTeX that stand for characters, and those that shape text, as far as they occur in bibliographies.</summary>
static class LatexTables
{
    /// <summary>Commands that put a mark on the letter after them, as combining characters.</summary>
    public static readonly FrozenDictionary<string, char> Accents = new Dictionary<string, char>
    {
        ["'"] = '\u0301',
        ["`"] = '\u0300',
        ["^"] = '\u0302',
        ["\""] = '\u0308',
        ["~"] = '\u0303',
        ["="] = '\u0304',
        ["."] = '\u0307',
        ["u"] = '\u0306',
        ["v"] = '\u030C',
        ["H"] = '\u030B',
        ["c"] = '\u0327',
        ["k"] = '\u0328',
        ["d"] = '\u0323',
        ["b"] = '\u0331',
        ["r"] = '\u030A',
        ["t"] = '\u0361',
        ["h"] = '\u0309',
        ["f"] = '\u0311',
        ["G"] = '\u030F',
        ["U"] = '\u030D',
        ["textcommabelow"] = '\u0326',
        ["textcommaabove"] = '\u0313',
        ["textogonekcentered"] = '\u0328',
        ["textcircumflex"] = '\u0302',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that are one character or a short text.</summary>
    public static readonly FrozenDictionary<string, string> Symbols = Table(
        """
        & & % % $ $ # # _ _ { { } } i ı j ȷ ss ß SS ẞ ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł aa å AA Å dh ð DH Ð th þ TH Þ ng ŋ NG Ŋ dj đ DJ Đ
        ij ĳ IJ Ĳ textschwa ə textsuperscripth ʰ ayn ʿ hamza ʾ textayn ʿ texthamza ʾ textquotestraightbase , textturncomma ʻ
        textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” quotedblbase „ quotesinglbase ‚
        textquotedbl " textquotesingle ' guillemotleft « guillemotright » guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright ›
        flqq « frqq » flq ‹ frq › glqq „ grqq “ glq ‚ grq ‘ lq ‘ rq ’ ldots … dots … textellipsis … textdots …
        copyright © textcopyright © textregistered ® texttrademark ™ euro € texteuro € EUR € pounds £ textsterling £ textyen ¥ textcent ¢
        textdollar $ textcurrency ¤ S § P ¶ textsection § textparagraph ¶ dag † ddag ‡ textdagger † textdaggerdbl ‡ textbullet •
        textperiodcentered · textdegree ° degree ° textpm ± texttimes × textdiv ÷ textmu µ textonehalf ½ textonequarter ¼ textthreequarters ¾
        textonesuperior ¹ texttwosuperior ² textthreesuperior ³ textordfeminine ª textordmasculine º textexclamdown ¡ textquestiondown ¿
        textbackslash \ textasciitilde ~ textasciicircum ^ textunderscore _ textbraceleft { textbraceright } textbar | textless < textgreater >
        textasciigrave ` textlangle ⟨ textrangle ⟩ slash / fshyphen / hyphen - textnumero № numero № No № textminus − textcelsius ℃ textohm Ω
        textasteriskcentered ∗ textnumbersign # textperthousand ‰ textestimated ℮ textleftarrow ← textrightarrow → textuparrow ↑ textdownarrow ↓
        LaTeX LaTeX TeX TeX BibTeX BibTeX LaTeXe LaTeX2e XeTeX XeTeX
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο
        pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        times × cdot · pm ± mp ∓ div ÷ ast ∗ star ⋆ circ ∘ bullet • le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ approx ≈ equiv ≡
        sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ lt < gt > infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ oint ∮ surd √ to → gets ←
        rightarrow → leftarrow ← leftrightarrow ↔ longrightarrow ⟶ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ uparrow ↑ downarrow ↓
        in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ lnot ¬
        land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕ otimes ⊗ prime ′ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ angle ∠ perp ⊥ bot ⊥ top ⊤ parallel ∥ mid ∣ vert | Vert ‖
        cdots ⋯ vdots ⋮ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] backslash \ dagger † ddagger ‡
        triangle △ square □ Box □ checkmark ✓ wp ℘ odot ⊙ models ⊨ vdash ⊢ dashv ⊣ colon :
        arccos arccos arcsin arcsin arctan arctan cos cos cosh cosh cot cot csc csc deg deg det det dim dim exp exp gcd gcd inf inf ker ker
        lim lim ln ln log log max max min min Pr Pr sec sec sin sin sinh sinh sup sup tan tan tanh tanh bmod mod mod mod
        """);

    /// <summary>Cyrillic letters as T2A writes them after \cyr, or \CYR for capitals.</summary>
    static readonly FrozenDictionary<string, string> Cyrillic = Table(
        """
        a а b б v в g г d д e е yo ё zh ж z з i и ishrt й k к l л m м n н o о p п r р s с t т u у f ф h х c ц ch ч sh ш shch щ hrdsn ъ ery ы
        sftsn ь erev э yu ю ya я ii і yi ї ie є gup ґ schwa ә otld ө ghcrs ғ kdsc қ ndsc ң uhcrs ұ y ү shha һ
        """);

    /// <summary>Commands with one argument that give its text a shape.</summary>
    public static readonly FrozenDictionary<string, char> Shapes = new Dictionary<string, char>
    {
        ["emph"] = Marks.Italic,
        ["textit"] = Marks.Italic,
        ["textsl"] = Marks.Italic,
        ["mkbibemph"] = Marks.Italic,
        ["mkbibitalic"] = Marks.Italic,
        ["textbf"] = Marks.Bold,
        ["mkbibbold"] = Marks.Bold,
        ["textsc"] = Marks.SmallCaps,
        ["mkbibacro"] = Marks.SmallCaps,
        ["textsuperscript"] = Marks.Superscript,
        ["mkbibsuperscript"] = Marks.Superscript,
        ["sptext"] = Marks.Superscript,
        ["textsubscript"] = Marks.Subscript,
        ["mkbibsubscript"] = Marks.Subscript,
        ["textnormal"] = Marks.Plain,
        ["textup"] = Marks.Plain,
        ["textrm"] = Marks.Plain,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that shape the rest of the group they stand in.</summary>
    public static readonly FrozenDictionary<string, char> Switches = new Dictionary<string, char>
    {
        ["em"] = Marks.Italic,
        ["it"] = Marks.Italic,
        ["itshape"] = Marks.Italic,
        ["sl"] = Marks.Italic,
        ["slshape"] = Marks.Italic,
        ["bf"] = Marks.Bold,
        ["bfseries"] = Marks.Bold,
        ["sc"] = Marks.SmallCaps,
        ["scshape"] = Marks.SmallCaps,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that put something around their argument.</summary>
    public static readonly FrozenDictionary<string, (string Open, string Close)> Wrappers = new Dictionary<string, (string, string)>
    {
        ["mkbibparens"] = ("(", ")"),
        ["parentext"] = ("(", ")"),
        ["mkbibbrackets"] = ("[", "]"),
        ["brackettext"] = ("[", "]"),
        ["sqrt"] = ("√", ""),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Commands that have no sense here but the text of their argument, and that are dropped without a word.</summary>
    public static readonly FrozenSet<string> Silent =
        """
        text textsf texttt textmd textlf mbox hbox fbox makebox underline uline bibsentence bibstring protect relax noindent ignorespaces unskip
        allowbreak nobreak break xspace textcyrillic textcyr cyrtext textlatin textgreek textarabic textfarsi textpersian texthebrew textrussian
        textgerman textfrench textspanish textchinese textjapanese textkorean textenglish textturkish textkazakh textuzbek mathrm mathbf mathit
        mathsf mathtt mathcal mathscr mathfrak mathnormal boldsymbol bm operatorname displaystyle textstyle scriptstyle left right big Big bigg
        Bigg limits nolimits rm sf tt sffamily ttfamily rmfamily upshape mdseries normalfont tiny scriptsize footnotesize small normalsize large
        Large LARGE huge selectlanguage autocap MakeCapital MakeSentenceCase MakeTitleCase nouppercase nolink mkbibname mkbibnamefamily
        mkbibnamegiven mkbibnameprefix mkbibnamesuffix isdot adddot addspace adddotspace addcomma addcolon autodot unspace midsentence
        mkbibmonth normalcolor raggedright url nolinkurl path
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Commands whose argument is no text of the work: hidden keys for sorting, footnotes, names of environments.</summary>
    public static readonly FrozenSet<string> Hidden = new[]
    {
        "noopsort", "noop", "sortnoop", "SortNoop", "nosort", "footnote", "label", "begin", "end", "phantom", "hspace", "vspace", "index", "sortas",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Commands that are white space, or none at all.</summary>
    public static readonly FrozenDictionary<string, string> Spaces = new Dictionary<string, string>
    {
        [" "] = " ",
        ["\t"] = " ",
        ["\n"] = " ",
        ["\r"] = " ",
        ["\\"] = " ",
        ["par"] = " ",
        ["newline"] = " ",
        ["linebreak"] = " ",
        ["quad"] = " ",
        ["qquad"] = " ",
        ["space"] = " ",
        ["enspace"] = " ",
        ["nobreakspace"] = "\u00A0",
        ["addnbspace"] = "\u00A0",
        [","] = "\u202F",
        ["thinspace"] = "\u202F",
        [";"] = " ",
        [":"] = " ",
        [">"] = " ",
        ["!"] = "",
        ["-"] = "",
        ["/"] = "",
        ["@"] = "",
        ["*"] = "",
        ["|"] = "",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string? CyrillicOf(string command)
    {
        if (command.StartsWith("cyr", StringComparison.Ordinal))
        {
            return Cyrillic.GetValueOrDefault(command[3..]);
        }
        return command.StartsWith("CYR", StringComparison.Ordinal) ? Cyrillic.GetValueOrDefault(command[3..].ToLowerInvariant())?.ToUpperInvariant() : null;
    }

    /// <summary>Blackboard letters that are characters of their own.</summary>
    public static char Blackboard(char letter) => letter switch
    {
        'C' => 'ℂ',
        'H' => 'ℍ',
        'N' => 'ℕ',
        'P' => 'ℙ',
        'Q' => 'ℚ',
        'R' => 'ℝ',
        'Z' => 'ℤ',
        _ => letter,
    };

    static FrozenDictionary<string, string> Table(string pairs)
    {
        var words = pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length / 2)
            .DistinctBy(i => words[2 * i], StringComparer.Ordinal)
            .ToFrozenDictionary(i => words[2 * i], i => words[(2 * i) + 1], StringComparer.Ordinal);
    }
}

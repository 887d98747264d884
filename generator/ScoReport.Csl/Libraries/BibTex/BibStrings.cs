using System.Collections.Frozen;
using System.Globalization;

namespace ScoReport.Csl.Libraries;

/// <summary>BibLaTeX's localisation keys, as far as libraries hold them (in <c>type</c>, <c>pubstate</c>, <c>location</c>, <c>series</c>).</summary>
static class BibStrings
{
    static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages = new Dictionary<string, string>
    {
        ["en"] = """
            phdthesis=PhD thesis|mathesis=Master’s thesis|bathesis=Bachelor’s thesis|candthesis=Candidate thesis|techreport=technical report
            resreport=research report|software=computer software|datacd=CD-ROM|audiocd=audio CD
            inpreparation=in preparation|submitted=submitted|forthcoming=forthcoming|inpress=in press|prepublished=pre-published
            newseries=new series|oldseries=old series|jourser=ser.|countryde=Germany|countryep=European Union|countryeu=European Union
            countryfr=France|countryuk=United Kingdom|countryus=United States of America|patent=patent|patentde=German patent
            patenteu=European patent|patentfr=French patent|patentuk=British patent|patentus=U.S. patent|patreq=patent request
            patreqde=German patent request|patreqeu=European patent request|patreqfr=French patent request|patrequk=British patent request
            patrequs=U.S. patent request
            """,
        ["de"] = """
            phdthesis=Dissertation|mathesis=Magisterarbeit|bathesis=Bachelorarbeit|candthesis=Qualifikationsschrift|techreport=Technischer Bericht
            resreport=Forschungsbericht|software=Computer-Software|datacd=CD-ROM|audiocd=Audio-CD
            inpreparation=in Vorbereitung|submitted=eingereicht|forthcoming=im Erscheinen|inpress=im Druck|prepublished=Vorveröffentlichung
            newseries=neue Folge|oldseries=alte Folge|jourser=Folge|countryde=Deutschland|countryep=Europäische Union|countryeu=Europäische Union
            countryfr=Frankreich|countryuk=Großbritannien|countryus=Vereinigte Staaten von Amerika|patent=Patent|patentde=deutsches Patent
            patenteu=europäisches Patent|patentfr=französisches Patent|patentuk=britisches Patent|patentus=US-Patent|patreq=Patentanmeldung
            patreqde=deutsche Patentanmeldung|patreqeu=europäische Patentanmeldung|patreqfr=französische Patentanmeldung
            patrequk=britische Patentanmeldung|patrequs=US-Patentanmeldung
            """,
        ["fr"] = """
            phdthesis=thèse de doctorat|mathesis=mémoire de master|bathesis=mémoire de licence|candthesis=thèse de candidature
            techreport=rapport technique|resreport=rapport de recherche|software=logiciel|datacd=CD-ROM|audiocd=CD audio
            inpreparation=en préparation|submitted=soumis|forthcoming=à paraître|inpress=sous presse|prepublished=prépublication
            newseries=nouvelle série|oldseries=ancienne série|jourser=série|countryde=Allemagne|countryep=Union européenne
            countryeu=Union européenne|countryfr=France|countryuk=Royaume-Uni|countryus=États-Unis|patent=brevet|patentde=brevet allemand
            patenteu=brevet européen|patentfr=brevet français|patentuk=brevet britannique|patentus=brevet américain|patreq=demande de brevet
            patreqde=demande de brevet allemand|patreqeu=demande de brevet européen|patreqfr=demande de brevet français
            patrequk=demande de brevet britannique|patrequs=demande de brevet américain
            """,
        ["es"] = """
            phdthesis=tesis doctoral|mathesis=tesis de maestría|bathesis=tesis de licenciatura|candthesis=tesis de candidatura
            techreport=informe técnico|resreport=informe de investigación|software=programa informático|datacd=CD-ROM|audiocd=CD de audio
            inpreparation=en preparación|submitted=enviado|forthcoming=de próxima publicación|inpress=en prensa|prepublished=prepublicación
            newseries=nueva serie|oldseries=serie antigua|jourser=serie|countryde=Alemania|countryep=Unión Europea|countryeu=Unión Europea
            countryfr=Francia|countryuk=Reino Unido|countryus=Estados Unidos|patent=patente|patentde=patente alemana|patenteu=patente europea
            patentfr=patente francesa|patentuk=patente británica|patentus=patente estadounidense|patreq=solicitud de patente
            patreqde=solicitud de patente alemana|patreqeu=solicitud de patente europea|patreqfr=solicitud de patente francesa
            patrequk=solicitud de patente británica|patrequs=solicitud de patente estadounidense
            """,
        ["ru"] = """
            phdthesis=докторская диссертация|mathesis=магистерская диссертация|bathesis=бакалаврская работа|candthesis=кандидатская диссертация
            techreport=технический отчёт|resreport=научный отчёт|software=программное обеспечение|datacd=CD-ROM|audiocd=аудио-CD
            inpreparation=в подготовке|submitted=представлено к публикации|forthcoming=готовится к печати|inpress=в печати|prepublished=препринт
            newseries=новая серия|oldseries=старая серия|jourser=серия|countryde=Германия|countryep=Европейский союз|countryeu=Европейский союз
            countryfr=Франция|countryuk=Великобритания|countryus=США|patent=патент|patentde=патент Германии|patenteu=европейский патент
            patentfr=патент Франции|patentuk=патент Великобритании|patentus=патент США|patreq=заявка на патент|patreqde=заявка на патент Германии
            patreqeu=заявка на европейский патент|patreqfr=заявка на патент Франции|patrequk=заявка на патент Великобритании
            patrequs=заявка на патент США
            """,
    }.ToFrozenDictionary(static pair => pair.Key, static pair => Read(pair.Value), StringComparer.Ordinal);

    /// <summary>The text of a key in the language, or in English; what is no key stays.</summary>
    public static string Resolve(string key, string? language)
    {
        var name = key.Trim().ToLowerInvariant();
        return Languages.GetValueOrDefault(Primary(language))?.GetValueOrDefault(name) ?? Languages["en"].GetValueOrDefault(name, key);
    }

    /// <summary>A series that is only a number: "3rd ser.".</summary>
    public static string Series(int number, string? language)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return Primary(language) switch
        {
            "de" => $"{digits}. {Resolve("jourser", language)}",
            "fr" => digits + (number == 1 ? "re " : "e ") + Resolve("jourser", language),
            "es" => $"{digits}.ª {Resolve("jourser", language)}",
            "ru" => $"{digits}-я {Resolve("jourser", language)}",
            _ => digits + EnglishOrdinal(number) + " " + Resolve("jourser", "en"),
        };
    }

    static string EnglishOrdinal(int number) => (number % 100 is >= 11 and <= 13 ? 0 : number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };

    static string Primary(string? language) => language?.Split('-')[0].ToLowerInvariant() ?? "en";

    static FrozenDictionary<string, string> Read(string table) => table.Split(['|', '\n'], StringSplitOptions.TrimEntries)
        .Select(static pair => pair.Split('=')).ToFrozenDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
}

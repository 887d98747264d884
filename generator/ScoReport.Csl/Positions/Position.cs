namespace ScoReport.Csl.Positions;

/// <summary>Where a cite stands among the cites of its reference (CSL 1.0.2, "Choose": position), each value including the ones before it except First.</summary>
enum Position { First, Subsequent, Ibid, IbidWithLocator }

/// <summary>All that positions say about one cite.</summary>
readonly record struct CitePosition(Position Position, bool NearNote = false, int FirstReferenceNote = 0);

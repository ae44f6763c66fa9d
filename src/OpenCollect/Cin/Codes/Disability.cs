namespace OpenCollect.Cin.Codes;

/// <summary>Type of disability. Source: guide 2024-25, section 3.2.</summary>
public static class Disability
{
    public static readonly CodeSet Codes = new("Disability")
    {
        { "NONE", "No disability" },
        { "MOB", "Mobility" },
        { "HAND", "Hand function" },
        { "PC", "Personal care" },
        { "INC", "Incontinence" },
        { "COMM", "Communication" },
        { "LD", "Learning" },
        { "HEAR", "Hearing" },
        { "VIS", "Vision" },
        { "BEH", "Behaviour (includes ADHD)" },
        { "CON", "Consciousness (seizures)" },
        { "AUT", "Diagnosed autism or Asperger syndrome" },
        { "DDA", "Other disability under the DDA 2005; also usable when kinds are not held" },
    };
}

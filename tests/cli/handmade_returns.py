"""A census and a looked-after return of a few made-up children of Thornshire, written by hand."""

from datetime import date

from openpyxl import Workbook

CENSUS = """<?xml version="1.0" encoding="utf-8"?>
<Message>
  <Header>
    <CollectionDetails>
      <Collection>CIN</Collection><Year>2020</Year><ReferenceDate>2020-03-31</ReferenceDate>
    </CollectionDetails>
    <Source>
      <SourceLevel>L</SourceLevel><LEA>999</LEA><SoftwareCode>Handmade</SoftwareCode>
      <Release>1</Release><SerialNo>1</SerialNo><DateTime>2020-05-01T12:00:00</DateTime>
    </Source>
    <Content><CBDSLevels><CBDSLevel>Child</CBDSLevel></CBDSLevels></Content>
  </Header>
  <Children>
    <Child>
      <ChildIdentifiers>
        <LAchildID>TH0001</LAchildID><UPN>A123456789123</UPN>
        <PersonBirthDate>2012-06-15</PersonBirthDate><GenderCurrent>2</GenderCurrent>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2019-04-02</CINreferralDate>
        <ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
        <ReferralNFA>0</ReferralNFA>
        <Assessments>
          <AssessmentActualStartDate>2019-04-03</AssessmentActualStartDate>
          <AssessmentAuthorisationDate>2019-05-20</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>16A</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
        <Section47>
          <S47ActualStartDate>2019-05-21</S47ActualStartDate>
          <InitialCPCtarget>2019-06-11</InitialCPCtarget>
          <DateOfInitialCPC>2019-06-12</DateOfInitialCPC>
          <ICPCnotRequired>0</ICPCnotRequired>
        </Section47>
        <ChildProtectionPlans>
          <CPPstartDate>2019-06-12</CPPstartDate>
          <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
          <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
          <NumberOfPreviousCPP>1</NumberOfPreviousCPP>
          <Reviews>
            <CPPreviewDate>2019-09-10</CPPreviewDate><CPPreviewDate>2020-03-03</CPPreviewDate>
          </Reviews>
        </ChildProtectionPlans>
      </CINdetails>
    </Child>
    <Child>
      <ChildIdentifiers>
        <LAchildID>TH0002</LAchildID><UPN>A123456789124</UPN>
        <PersonBirthDate>2016-01-31</PersonBirthDate><GenderCurrent>1</GenderCurrent>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>AIND</Ethnicity><Disabilities><Disability>AUT</Disability></Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2019-05-01</CINreferralDate>
        <ReferralSource>2A</ReferralSource><PrimaryNeedCode>N2</PrimaryNeedCode>
        <CINclosureDate>2019-05-02</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure>
        <ReferralNFA>1</ReferralNFA>
      </CINdetails>
      <CINdetails>
        <CINreferralDate>2020-02-29</CINreferralDate>
        <ReferralSource>3A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
        <ReferralNFA>0</ReferralNFA>
      </CINdetails>
    </Child>
  </Children>
</Message>
"""
HEADER = """CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
TH0003,1,01/02/2008,WBRI,A123456789125,,
TH0004,2,15/07/2015,MWBC,A123456789126,,
"""
EPISODES = """CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,URN
TH0003,01/02/2017,S,C2,N1,U1,PR1,01/06/2019,X1,CARPL,
TH0003,01/06/2019,P,C2,N1,K2,PR4,,,,
TH0004,01/07/2019,S,V2,N1,U1,PR1,31/03/2020,E4A,,
"""
MISSING = """CHILD,DOB,MISSING,MIS_START,MIS_END
TH0003,01/02/2008,M,03/09/2019,04/09/2019
TH0003,01/02/2008,M,03/10/2019,04/10/2019
TH0003,01/02/2008,A,03/11/2019,04/11/2019
"""


ENQUIRIES = (
    ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth",
     "Strategy discussion initiating Section 47 Enquiry Start Date",
     "Date of Initial Child Protection Conference"),
    ("TH0001", "Female", "WBRI", date(2012, 6, 15), date(2019, 5, 20), date(2019, 6, 12)),
    ("TH0005", "Male", "WBRI", date(2014, 6, 15), date(2019, 12, 9), date(2020, 1, 2)),
)  # fmt: skip


def write_annex_a(folder):
    """Its list of section 47 enquiries alone: one conference on the 16th working day, one on the
    15th."""
    book = Workbook()
    for row in ENQUIRIES:
        book.active.append(row)
    path = folder / "annex-a.xlsx"
    book.save(path)
    return path


def write_census(folder, name="census.xml", text=CENSUS):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def write_looked_after(folder):
    folder.mkdir()
    for name, text in (("header", HEADER), ("episodes", EPISODES), ("missing", MISSING)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder
